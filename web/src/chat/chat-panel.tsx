import { useRef, type ReactNode } from "react";
import { MessageSquare, X } from "lucide-react";
import type { Member } from "../api/member.ts";
import { Empty } from "../parts/empty.tsx";
import { useBorrowedFocus } from "../parts/use-borrowed-focus.ts";
import { useEscape } from "../parts/use-escape.ts";
import { useMeeting } from "../room/meeting-context.ts";
import { text } from "../texts/index.ts";
import { Composer } from "./composer.tsx";
import { Messages } from "./messages.tsx";
import { useTalk } from "./talk-context.ts";
import styles from "./chat-panel.module.css";

/** The chat: a panel at the side, a sheet on phones. Whoever opens it wants to write: the field has the focus. */
export const ChatPanel = ({ member, onClose }: { member: Member; onClose: () => void }): ReactNode => {
  const { talk } = useTalk();
  const { may } = useMeeting();
  const panel = useRef<HTMLElement>(null);
  useBorrowedFocus(panel, { first: firstIn, lender: '[data-opens~="chat"]' });
  useEscape(panel, onClose);
  return (
    <aside ref={panel} className={styles.panel} aria-label={text.chat.title}>
      <header className={styles.head}>
        <h2>{text.chat.title}</h2>
        <button type="button" className={styles.close} aria-label={text.close} onClick={onClose}>
          <X size={18} aria-hidden />
        </button>
      </header>
      {talk.messages.length === 0 ? (
        <Empty icon={<MessageSquare size={24} />} level={2} title={text.chat.empty} hint={text.chat.emptyHint} />
      ) : (
        <Messages messages={talk.messages} />
      )}
      {may("chatWrite") ? <Composer member={member} /> : null}
    </aside>
  );
};

/** On a screen with a keyboard of its own the field, elsewhere the panel's way out. */
const firstIn = (panel: HTMLElement): HTMLElement | null =>
  (matchMedia("(hover: hover)").matches ? panel.querySelector("textarea") : null) ?? panel.querySelector("button");
