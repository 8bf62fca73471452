import { useState, type ReactNode } from "react";
import { EllipsisVertical } from "lucide-react";
import { Menu } from "../parts/menu.tsx";
import { PersonItems, usePersonActions } from "../people/person-menu.tsx";
import { RemoveQuestion } from "../people/remove-question.tsx";
import { text } from "../texts/index.ts";
import type { Person } from "./picture.ts";
import type { Pin } from "./pin.ts";
import styles from "./tile-menu.module.css";

/** What can be done with a tile. Its button is seen on hover and focus; a long press opens it too. */
export const TileMenu = (props: {
  tile: Pin;
  person: Person;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}): ReactNode => {
  const { tile, person } = props;
  const [asking, setAsking] = useState(false);
  const actions = usePersonActions(tile, person);
  if (actions.length === 0) return null;
  const name = tile.what === "content" ? text.room.sharing(person.name) : person.name;
  return (
    <div className={styles.corner}>
      <Menu
        opening={{ open: props.open, onOpenChange: props.onOpenChange }}
        trigger={
          <button type="button" className={styles.dots} aria-label={text.stageWords.tileActions(name)}>
            <EllipsisVertical size={18} aria-hidden />
          </button>
        }
      >
        <PersonItems actions={actions} onAsk={() => setAsking(true)} />
      </Menu>
      <RemoveQuestion person={person} open={asking} onOpenChange={setAsking} />
    </div>
  );
};
