import { useEffect, useRef, useState, type ReactNode } from "react";
import { ArrowDown } from "lucide-react";
import type { ChatMessage } from "@roomreel/contract";
import { useMeeting } from "../room/meeting-context.ts";
import { timeText } from "../texts/format.ts";
import { text } from "../texts/index.ts";
import { piecesOf } from "./links.ts";
import styles from "./messages.module.css";

/** What one person says within this time, to the same people, stands under one name, ms. */
const TOGETHER_MS = 3 * 60_000;
/** This near to the end one reads along, px. */
const NEAR_PX = 48;

/** What was said. Whoever reads along stays at the end; who looks back keeps the place, and is told of new words. */
export const Messages = ({ messages }: { messages: readonly ChatMessage[] }): ReactNode => {
  const list = useRef<HTMLDivElement>(null);
  const { along, follow, goToEnd } = usePlace(list);
  return (
    <div className={styles.place}>
      <div ref={list} className={styles.list} {...reachable} onScroll={follow}>
        <div role="log" aria-label={text.chat.title}>
          {messages.map((message, at) => (
            <Message key={message.id} message={message} goesOn={goesOn(messages[at - 1], message)} />
          ))}
        </div>
      </div>
      {along ? null : (
        <button type="button" className={styles.newest} onClick={goToEnd}>
          <ArrowDown size={16} aria-hidden />
          {text.chat.newest}
        </button>
      )}
    </div>
  );
};

/** What scrolls must be reachable by keys (WCAG 2.1.1); Safari does not see to it by itself. */
const reachable = { tabIndex: 0 } as const;

/**
 * Where one reads. At the end one stays there when words are added, and when the panel becomes smaller: a keyboard
 * comes up, the field grows. Only scrolling back ends that; words that come faster than they are scrolled to do not.
 */
const usePlace = (list: {
  readonly current: HTMLElement | null;
}): { along: boolean; follow: () => void; goToEnd: () => void } => {
  const [along, setAlong] = useState(true);
  // What holds within a frame, before it is drawn.
  const now = useRef({ along: true, top: 0 });
  const goToEnd = (): void => {
    now.current.along = true;
    setAlong(true);
    list.current?.scrollTo({ top: list.current.scrollHeight });
  };
  const follow = (): void => {
    const element = list.current;
    if (element === null) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const near = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    const back = scrollTop < now.current.top;
    now.current = { along: near || (now.current.along && !back), top: scrollTop };
    setAlong(now.current.along);
  };
  useEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      if (now.current.along) element.scrollTo({ top: element.scrollHeight });
    });
    for (const one of [element, ...element.children]) observer.observe(one);
    return () => observer.disconnect();
  }, [list]);
  return { along, follow, goToEnd };
};

const goesOn = (before: ChatMessage | undefined, message: ChatMessage): boolean =>
  before !== undefined &&
  before.from.identity === message.from.identity &&
  before.to === message.to &&
  before.toName === message.toName &&
  message.at - before.at < TOGETHER_MS;

const Message = ({ message, goesOn: together }: { message: ChatMessage; goesOn: boolean }): ReactNode => {
  const { me } = useMeeting();
  const mine = message.from.identity === me.identity;
  const whom = audienceOf(message, mine);
  return (
    <article className={together ? styles.more : styles.message}>
      <header className={together ? "quiet-label" : styles.head}>
        <span className={styles.name}>{mine ? text.chat.you : message.from.name}</span>
        {whom === null ? null : <span className={styles.whom}>{whom}</span>}
        <time dateTime={new Date(message.at).toISOString()}>{timeText(message.at)}</time>
      </header>
      <p className={whom === null ? styles.words : `${styles.words} ${styles.few}`}>
        {piecesOf(message.words).map(({ at, text: piece, href }) =>
          href === null ? (
            piece
          ) : (
            <a key={at} href={href} target="_blank" rel="noopener noreferrer nofollow">
              {piece}
            </a>
          ),
        )}
      </p>
    </article>
  );
};

/** Who else reads it, where that is not everybody. */
const audienceOf = ({ to, toName }: ChatMessage, mine: boolean): string | null => {
  if (to === "moderators") return text.chat.onlyModerators;
  if (to === "everyone") return null;
  return mine ? text.chat.only(toName ?? "") : text.chat.onlyYou;
};
