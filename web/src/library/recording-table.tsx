import { useState, type ReactNode } from "react";
import { Download, Play, Trash2 } from "lucide-react";
import { Link } from "wouter";
import type { MeetRecording } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { downloadOf } from "../api/recordings.ts";
import { Question } from "../parts/dialog.tsx";
import { Hint } from "../parts/hint.tsx";
import { clockText, dateText, sizeText } from "../texts/format.ts";
import { text } from "../texts/index.ts";
import { StatusBadge } from "./status-badge.tsx";
import styles from "./recording-table.module.css";

type Props = {
  recordings: readonly MeetRecording[];
  access: Access;
  rights: { readonly play: boolean; readonly download: boolean; readonly remove: boolean };
  /** Where a recording plays. */
  hrefOf: (recording: MeetRecording) => string;
  onRemove: (recording: MeetRecording) => void;
  withRoom: boolean;
};

/** Recordings with their state, and what may be done with each. */
export const RecordingTable = (props: Props): ReactNode => {
  const [removing, setRemoving] = useState<MeetRecording | null>(null);
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{props.withRoom ? text.library.room : text.library.recording}</th>
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
        <tbody>
          {props.recordings.map((one) => (
            <Row key={one.recordingId} {...props} recording={one} onAskRemove={setRemoving} />
          ))}
        </tbody>
      </table>
      <Question
        open={removing !== null}
        onOpenChange={(open) => (open ? undefined : setRemoving(null))}
        title={text.library.removeTitle}
        body={text.library.removeText}
        act={text.library.remove}
        look="danger"
        onAct={() => (removing === null ? undefined : props.onRemove(removing))}
      />
    </>
  );
};

const Row = (
  props: Props & { recording: MeetRecording; onAskRemove: (recording: MeetRecording) => void },
): ReactNode => {
  const { recording, rights } = props;
  const plays = rights.play && recording.playable;
  const title = props.withRoom ? recording.roomName : recording.title;
  return (
    <tr>
      <th scope="row" className={styles.title}>
        {plays ? <Link href={props.hrefOf(recording)}>{title}</Link> : title}
      </th>
      <td>
        <StatusBadge recording={recording} />
      </td>
      <td className={styles.soft}>{recording.startDate === undefined ? null : dateText(recording.startDate)}</td>
      <td className={styles.number}>{recording.duration === undefined ? null : clockText(recording.duration)}</td>
      <td className={styles.number}>{recording.size === undefined ? null : sizeText(recording.size)}</td>
      <td className={styles.actions}>
        {plays ? (
          <Hint name={text.recording.play}>
            <Link href={props.hrefOf(recording)} aria-label={text.library.play(title)}>
              <Play size={18} aria-hidden />
            </Link>
          </Hint>
        ) : null}
        {rights.download && recording.playable ? (
          <Hint name={text.library.download}>
            <a
              href={downloadOf(props.access, recording.recordingId)}
              download
              aria-label={text.library.downloadOf(title)}
            >
              <Download size={18} aria-hidden />
            </a>
          </Hint>
        ) : null}
        {rights.remove && isFinal(recording) ? (
          <Hint name={text.library.remove}>
            <button
              type="button"
              aria-label={text.library.removeOf(title)}
              onClick={() => props.onAskRemove(recording)}
            >
              <Trash2 size={18} aria-hidden />
            </button>
          </Hint>
        ) : null}
      </td>
    </tr>
  );
};

/** Recordings that run or are being made cannot be deleted. */
export const isFinal = ({ status }: MeetRecording): boolean =>
  status !== "starting" && status !== "active" && status !== "ending";
