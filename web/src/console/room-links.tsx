import { useState, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Copy, ExternalLink, RefreshCw } from "lucide-react";
import { toast } from "sonner";
import type { MeetRoom } from "@roomreel/contract";
import { wordsOf } from "../api/request.ts";
import { rotateRoomLink, setRoomAccess } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { Button, waiting } from "../parts/button.tsx";
import { Question } from "../parts/dialog.tsx";
import { Hint } from "../parts/hint.tsx";
import { Switch } from "../parts/switch.tsx";
import { text } from "../texts/index.ts";
import { useSaving } from "./use-saving.ts";
import styles from "./room-links.module.css";

const order = ["host", "moderator", "speaker", "viewer", "recording"] as const;
type Role = (typeof order)[number];
type Links = MeetRoom["access"]["anonymous"];

/** A link for each role: to copy and send, to open oneself, to replace, or to switch off. */
export const RoomLinks = ({ room }: { room: MeetRoom }): ReactNode => (
  <ul className={styles.links}>
    {order.map((role) => (
      <Line key={role} roomId={room.roomId} role={role} link={room.access.anonymous[role]} />
    ))}
  </ul>
);

const copy = (url: string): void => {
  const written =
    "clipboard" in navigator ? navigator.clipboard.writeText(url) : Promise.reject(new Error("insecure page"));
  written.then(
    () => toast.success(text.copied),
    () => toast.error(text.copyFailed),
  );
};

const Line = ({ roomId, role, link }: { roomId: string; role: Role; link: Links[Role] }): ReactNode => {
  const { url } = link;
  const name = text.roles[role];
  const on = useSaving(roomId, link.enabled, (enabled) =>
    setRoomAccess(accountAccess, roomId, { anonymous: { [role]: { enabled } } }),
  );
  return (
    <li className={styles.line}>
      <div className={styles.role}>
        <strong>{name}</strong>
        <small>{text.roleHints[role]}</small>
      </div>
      {url === undefined || !on.shown ? (
        <span className={styles.off}>{text.rooms.disabled}</span>
      ) : (
        <>
          <code className={styles.url}>{url}</code>
          <Ways name={name} url={url}>
            <Rotate roomId={roomId} role={role} />
          </Ways>
        </>
      )}
      <Switch label={text.linkSwitch(name)} on={on.shown} busy={on.state === "saving"} onChange={on.save} />
      {on.problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {on.problem}
        </p>
      )}
    </li>
  );
};

const Ways = ({ name, url, children }: { name: string; url: string; children: ReactNode }): ReactNode => (
  <div className={styles.actions}>
    <Button aria-label={text.rooms.copyLink(name)} onClick={() => copy(url)}>
      <Copy size={16} aria-hidden />
      {text.rooms.copy}
    </Button>
    <Hint name={text.rooms.joinAs(name)}>
      <a href={url} target="_blank" rel="noreferrer" className={styles.open} aria-label={text.rooms.joinAs(name)}>
        <ExternalLink size={18} aria-hidden />
      </a>
    </Hint>
    {children}
  </div>
);

/** Gives the link another secret, after a question: what was sent before is worth nothing then. */
const Rotate = ({ roomId, role }: { roomId: string; role: Role }): ReactNode => {
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const name = text.rotate.of(text.roles[role]);
  const rotate = useMutation({
    mutationFn: () => rotateRoomLink(accountAccess, roomId, role),
    onSuccess: () => toast.success(text.rotate.done),
    onError: (problem) => toast.error(wordsOf(problem)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["room", roomId] }),
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
        title={text.rotate.title}
        body={text.rotate.body}
        act={text.rotate.act}
        look="danger"
        onAct={() => rotate.mutate()}
      />
    </>
  );
};
