import { useState, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ExternalLink, RefreshCw } from "lucide-react";
import { toast } from "sonner";
import type { MeetRoom, RoomAccessPatch } from "@roomreel/contract";
import { wordsOf } from "../api/request.ts";
import { rotateRoomLink, setRoomAccess } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { waiting } from "../parts/button.tsx";
import { Question } from "../parts/dialog.tsx";
import { Hint } from "../parts/hint.tsx";
import { Switch } from "../parts/switch.tsx";
import { consoleText } from "../texts/console-text.ts";
import { text } from "../texts/index.ts";
import { CopyButton } from "./copy-button.tsx";
import { useSaving } from "./use-saving.ts";
import styles from "./room-links.module.css";

const order = ["host", "moderator", "speaker", "viewer", "recording"] as const;
type Role = (typeof order)[number];
type Links = MeetRoom["access"]["anonymous"];

/** A link for each role: to copy and send, to open oneself, to replace, or to switch off; and the way for accounts. */
export const RoomLinks = ({ room }: { room: MeetRoom }): ReactNode => (
  <ul className={styles.links}>
    {order.map((role) => (
      <Line key={role} roomId={room.roomId} role={role} link={room.access.anonymous[role]} />
    ))}
    <Accounts roomId={room.roomId} link={room.access.user} />
  </ul>
);

const Line = ({ roomId, role, link }: { roomId: string; role: Role; link: Links[Role] }): ReactNode => {
  const { url } = link;
  const name = text.roles[role];
  const words = consoleText.links;
  return (
    <li className={styles.line}>
      <div className={styles.role}>
        <strong>{name}</strong>
        <small>{consoleText.roleHints[role]}</small>
      </div>
      {url === undefined || !link.enabled ? (
        <span className={styles.off}>{consoleText.rooms.disabled}</span>
      ) : (
        <>
          <code className={styles.url}>{url}</code>
          <div className={styles.actions}>
            <CopyButton name={consoleText.rooms.copyLink(name)} url={url} />
            <Open name={name} url={url} />
            <Rotate roomId={roomId} role={role} />
          </div>
        </>
      )}
      <OnOff
        roomId={roomId}
        label={consoleText.linkSwitch(name)}
        holds={link.enabled}
        patchOf={(enabled) => ({ anonymous: { [role]: { enabled } } })}
        title={words.offTitle(name)}
        body={role === "recording" ? words.offRecordingText : words.offText}
      />
    </li>
  );
};

/** Whether signed-in people need a link at all. */
const Accounts = ({ roomId, link }: { roomId: string; link: MeetRoom["access"]["user"] }): ReactNode => {
  const words = consoleText.links;
  return (
    <li className={styles.line}>
      <div className={styles.role}>
        <strong>{words.accounts}</strong>
        <small>{words.accountsHint}</small>
      </div>
      {link.enabled && link.url !== undefined ? (
        <>
          <code className={styles.url}>{link.url}</code>
          <div className={styles.actions}>
            <CopyButton name={consoleText.rooms.copyLink(words.accounts)} url={link.url} />
          </div>
        </>
      ) : null}
      <OnOff
        roomId={roomId}
        label={words.accountsSwitch}
        holds={link.enabled}
        patchOf={(enabled) => ({ user: { enabled } })}
        title={words.accountsOffTitle}
        body={words.accountsOffText}
      />
    </li>
  );
};

/** On at once, off after a question that says who has to go (SP12). */
const OnOff = (props: {
  roomId: string;
  label: string;
  holds: boolean;
  patchOf: (enabled: boolean) => RoomAccessPatch;
  title: string;
  body: string;
}): ReactNode => {
  const [asking, setAsking] = useState(false);
  const on = useSaving(props.roomId, props.holds, (enabled) =>
    setRoomAccess(accountAccess, props.roomId, props.patchOf(enabled)),
  );
  return (
    <>
      <Switch
        label={props.label}
        on={on.shown}
        busy={on.state === "saving"}
        onChange={(wanted) => (wanted ? on.save(true) : setAsking(true))}
      />
      {on.problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {on.problem}
        </p>
      )}
      <Question
        open={asking}
        onOpenChange={setAsking}
        title={props.title}
        body={props.body}
        act={consoleText.links.offAct}
        look="danger"
        onAct={() => on.save(false)}
      />
    </>
  );
};

const Open = ({ name, url }: { name: string; url: string }): ReactNode => (
  <Hint name={consoleText.rooms.joinAs(name)}>
    <a href={url} target="_blank" rel="noreferrer" className={styles.open} aria-label={consoleText.rooms.joinAs(name)}>
      <ExternalLink size={18} aria-hidden />
    </a>
  </Hint>
);

/** Gives the link another secret, after a question: what was sent before is worth nothing then. */
const Rotate = ({ roomId, role }: { roomId: string; role: Role }): ReactNode => {
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const name = consoleText.rotate.of(text.roles[role]);
  const rotate = useMutation({
    mutationFn: () => rotateRoomLink(accountAccess, roomId, role),
    onSuccess: () => toast.success(consoleText.rotate.done),
    onError: (problem) => toast.error(wordsOf(problem)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["rooms", roomId] }),
  });
  return (
    <>
      <Hint name={name}>
        <button
          type="button"
          className={styles.open}
          aria-label={name}
          {...(rotate.isPending ? waiting : { onClick: () => setAsking(true) })}
        >
          <RefreshCw size={18} aria-hidden />
        </button>
      </Hint>
      <Question
        open={asking}
        onOpenChange={setAsking}
        title={consoleText.rotate.title}
        body={role === "recording" ? consoleText.links.replaceRecordingText : consoleText.rotate.body}
        act={consoleText.rotate.act}
        look="danger"
        onAct={() => rotate.mutate()}
      />
    </>
  );
};
