import type { ReactNode } from "react";
import type { MeetRecording } from "@roomreel/contract";
import { libraryText } from "../texts/library-text.ts";
import { text } from "../texts/index.ts";
import type { Asking } from "./deed-dialogs.tsx";
import type { ListLook, ListSource } from "./list-source.ts";
import { RecordingRow } from "./recording-row.tsx";
import styles from "./recording-table.module.css";
import { allOf, nothing, type Selection, stretchedTo, toggled } from "./selection.ts";
import { keysOf } from "./table-keys.ts";

type Props = ListLook & {
  source: ListSource;
  recordings: readonly MeetRecording[];
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onAsk: (deed: Asking["deed"], recordings: readonly MeetRecording[]) => void;
  inTrash: boolean;
};

/** One page of recordings. On a narrow screen each is a card; the keys are the same. */
export const RecordingTable = (props: Props): ReactNode => {
  const { recordings, selection, onSelect } = props;
  const ids = recordings.map(({ recordingId }) => recordingId);
  const remove = (): void => {
    const [deed, right] = props.inTrash ? (["purge", "purge"] as const) : (["remove", "delete"] as const);
    const some = recordings.filter(
      ({ recordingId, may = [] }) => selection.chosen.has(recordingId) && may.includes(right),
    );
    if (some.length > 0) props.onAsk(deed, some);
  };
  return (
    <table className={styles.table}>
      <caption className="quiet-label">
        {libraryText.table.label}. {libraryText.table.keys}
      </caption>
      <Head ids={ids} selection={selection} onSelect={onSelect} />
      <tbody>
        {recordings.map((recording) => (
          <RecordingRow
            key={recording.recordingId}
            {...props}
            recording={recording}
            chosen={selection.chosen.has(recording.recordingId)}
            onKey={keysOf({ ids, selection, onSelect, onDelete: remove })}
            onChoose={(stretches) =>
              onSelect(
                stretches
                  ? stretchedTo(selection, recording.recordingId, ids)
                  : toggled(selection, recording.recordingId),
              )
            }
          />
        ))}
      </tbody>
    </table>
  );
};

const Head = (props: {
  ids: readonly string[];
  selection: Selection;
  onSelect: (selection: Selection) => void;
}): ReactNode => {
  const { ids, selection, onSelect } = props;
  const all = selection.chosen.size === ids.length;
  return (
    <thead>
      <tr>
        <td className={styles.check}>
          <label className={styles.every}>
            <input
              type="checkbox"
              aria-label={libraryText.table.selectAll}
              checked={all}
              ref={(box) => {
                if (box !== null) box.indeterminate = !all && selection.chosen.size > 0;
              }}
              onChange={() => onSelect(all ? nothing : allOf(ids))}
            />
            <span>{libraryText.table.selectAll}</span>
          </label>
        </td>
        <th scope="col">{text.library.recording}</th>
        <th scope="col">{text.library.status}</th>
        <th scope="col">{text.library.date}</th>
        <th scope="col" className={styles.number}>
          {text.library.length}
        </th>
        <th scope="col" className={styles.number}>
          {text.library.size}
        </th>
        <th scope="col">
          <span className="quiet-label">{text.library.actions}</span>
        </th>
      </tr>
    </thead>
  );
};
