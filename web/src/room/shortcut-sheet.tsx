import type { ReactNode } from "react";
import { KeySheet } from "../parts/key-sheet.tsx";
import { text } from "../texts/index.ts";
import { shortcuts, type Shortcut } from "./shortcuts.ts";

/** All keys of the room page. */
export const ShortcutSheet = (props: {
  on: boolean;
  onSwitch: (on: boolean) => void;
  /** What there is to do in this meeting. */
  offered: readonly Shortcut[];
  onClose: () => void;
}): ReactNode => (
  <KeySheet
    {...props}
    title={text.stageWords.shortcuts}
    body={text.stageWords.shortcutsText}
    switchName={text.stageWords.shortcutsOn}
    lines={shortcuts
      .filter(({ does }) => props.offered.includes(does))
      .map(({ key, does }) => ({ keys: [key.toUpperCase()], does: text.stageWords.keys[does] }))}
  />
);
