import type { ReactNode } from "react";
import { Copy, ExternalLink } from "lucide-react";
import { toast } from "sonner";
import type { MeetRoom } from "@roomreel/contract";
import { Button } from "../parts/button.tsx";
import { Hint } from "../parts/hint.tsx";
import { text } from "../texts/index.ts";
import styles from "./room-links.module.css";

const order = ["host", "moderator", "speaker", "viewer", "recording"] as const;
type Role = (typeof order)[number];
type Links = MeetRoom["access"]["anonymous"];

/** A link for each role: to copy and send, or to open oneself. */
export const RoomLinks = ({ links }: { links: Links }): ReactNode => (
  <ul className={styles.links}>
    {order.map((role) => (
      <Line key={role} role={role} link={links[role]} />
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

const Line = ({ role, link }: { role: Role; link: Links[Role] }): ReactNode => {
  const { url } = link;
  const name = text.roles[role];
  return (
    <li className={styles.line}>
      <div className={styles.role}>
        <strong>{name}</strong>
        <small>{text.roleHints[role]}</small>
      </div>
      {url === undefined || !link.enabled ? (
        <span className={styles.off}>{text.rooms.disabled}</span>
      ) : (
        <>
          <code className={styles.url}>{url}</code>
          <div className={styles.actions}>
            <Button aria-label={text.rooms.copyLink(name)} onClick={() => copy(url)}>
              <Copy size={16} aria-hidden />
              {text.rooms.copy}
            </Button>
            <Hint name={text.rooms.joinAs(name)}>
              <a
                href={url}
                target="_blank"
                rel="noreferrer"
                className={styles.open}
                aria-label={text.rooms.joinAs(name)}
              >
                <ExternalLink size={18} aria-hidden />
              </a>
            </Hint>
          </div>
        </>
      )}
    </li>
  );
};
