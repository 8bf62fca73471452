import type { ReactNode } from "react";
import { Copy, ExternalLink } from "lucide-react";
import { toast } from "sonner";
import type { MeetRoom } from "@roomreel/contract";
import { setRoomAccess } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Hint } from "../parts/hint.tsx";
import { Switch } from "../parts/switch.tsx";
import { text } from "../texts/index.ts";
import { useSaving } from "./use-saving.ts";
import styles from "./room-links.module.css";

const order = ["host", "moderator", "speaker", "viewer", "recording"] as const;
type Role = (typeof order)[number];
type Links = MeetRoom["access"]["anonymous"];

/** A link for each role: to copy and send, to open oneself, or to switch off. */
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
          <Ways name={name} url={url} />
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

const Ways = ({ name, url }: { name: string; url: string }): ReactNode => (
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
  </div>
);
