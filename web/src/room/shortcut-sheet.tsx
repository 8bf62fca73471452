import type { ReactNode } from "react";
import { Dialog } from "../parts/dialog.tsx";
import { text } from "../texts/index.ts";
import { shortcuts, type Shortcut } from "./shortcuts.ts";
import styles from "./shortcut-sheet.module.css";

/** All keys of the room page, and the switch for who does not want them. */
export const ShortcutSheet = (props: {
  on: boolean;
  onSwitch: (on: boolean) => void;
  /** What there is to do in this meeting. */
  offered: readonly Shortcut[];
  onClose: () => void;
}): ReactNode => (
  <Dialog
    open
    onOpenChange={(open) => (open ? undefined : props.onClose())}
    title={text.stageWords.shortcuts}
    body={text.stageWords.shortcutsText}
  >
    <dl className={styles.sheet}>
      {shortcuts
        .filter(({ does }) => props.offered.includes(does))
        .map(({ key, does }) => (
          <div key={key} className={styles.row}>
            <dt>{text.stageWords.keys[does]}</dt>
            <dd>
              <kbd>{key.toUpperCase()}</kbd>
            </dd>
          </div>
        ))}
    </dl>
    <label className={styles.switch}>
      <input type="checkbox" checked={props.on} onChange={({ target }) => props.onSwitch(target.checked)} />
      {text.stageWords.shortcutsOn}
    </label>
  </Dialog>
);
