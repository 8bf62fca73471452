import type { ReactNode } from "react";
import { MessageSquare } from "lucide-react";
import { RoundButton } from "../parts/round-button.tsx";
import { text } from "../texts/index.ts";
import { useTalk } from "./talk-context.ts";
import styles from "./chat-button.module.css";

/** Shown as a number; above it, as more. */
const COUNTED_MAX = 99;

/** Opens and closes the chat, and counts what one has not read. */
export const ChatButton = ({ open, onPress }: { open: boolean; onPress: () => void }): ReactNode => {
  const { unread } = useTalk().talk;
  return (
    <span className={styles.place}>
      <RoundButton
        name={unread === 0 ? text.chat.title : text.chat.unread(unread)}
        state={open ? "on" : "plain"}
        aria-pressed={open}
        data-opens="chat"
        onClick={onPress}
      >
        <MessageSquare size={20} aria-hidden />
      </RoundButton>
      {unread === 0 ? null : (
        <span className={styles.badge} aria-hidden>
          {unread > COUNTED_MAX ? `${COUNTED_MAX}+` : unread}
        </span>
      )}
    </span>
  );
};
