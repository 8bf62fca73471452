import type { ReactNode } from "react";
import { Dialog } from "./dialog.tsx";
import styles from "./key-sheet.module.css";

/** What one key, or each of several, does. */
export type KeyLine = { readonly keys: readonly string[]; readonly does: string };

/** All keys of a page, and the switch for who does not want them. */
export const KeySheet = (props: {
  title: string;
  body: string;
  lines: readonly KeyLine[];
  switchName: string;
  on: boolean;
  onSwitch: (on: boolean) => void;
  onClose: () => void;
}): ReactNode => (
  <Dialog open onOpenChange={(open) => (open ? undefined : props.onClose())} title={props.title} body={props.body}>
    <dl className={styles.sheet}>
      {props.lines.map(({ keys, does }) => (
        <div key={does} className={styles.row}>
          <dt>{does}</dt>
          <dd className={styles.keys}>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
    <label className={styles.switch}>
      <input type="checkbox" checked={props.on} onChange={({ target }) => props.onSwitch(target.checked)} />
      {props.switchName}
    </label>
  </Dialog>
);
