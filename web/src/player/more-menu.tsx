import { useState, type ReactElement, type ReactNode } from "react";
import { Keyboard, Link2, Pencil } from "lucide-react";
import { Menu, MenuItem } from "../parts/menu.tsx";
import { clockText } from "../texts/format.ts";
import { playerText } from "../texts/player-text.ts";
import { copyAndSay } from "../parts/copy-text.ts";
import { addressAt } from "./start-at.ts";

/** What is done with a recording less often. It comes with the first press of its button, and is open then. */
export const MoreMenu = (props: {
  /** Its button. */
  trigger: ReactElement;
  film: HTMLVideoElement | null;
  linkWith: Readonly<Record<string, string>>;
  onEdit?: () => void;
  onSheet: () => void;
}): ReactNode => {
  const { film, linkWith, onEdit } = props;
  const secondNow = (): number => film?.currentTime ?? 0;
  // The second at which the menu was opened: it does not move under the pointer.
  const [at, setAt] = useState(secondNow);
  const [isOpen, setIsOpen] = useState(true);
  const onOpenChange = (next: boolean): void => {
    if (next) setAt(secondNow());
    setIsOpen(next);
  };
  const copy = (): void => void copyAndSay(addressAt(new URL(location.href), at, linkWith));
  return (
    <Menu opening={{ open: isOpen, onOpenChange }} trigger={props.trigger}>
      {onEdit === undefined ? null : (
        <MenuItem icon={<Pencil size={18} />} onSelect={onEdit}>
          {playerText.edit}
        </MenuItem>
      )}
      <MenuItem icon={<Link2 size={18} />} onSelect={copy}>
        {playerText.copyLink(clockText(at))}
      </MenuItem>
      {film === null ? null : (
        <MenuItem icon={<Keyboard size={18} />} onSelect={props.onSheet}>
          {playerText.shortcuts}
        </MenuItem>
      )}
    </Menu>
  );
};
