import { useEffect, useRef, type ReactNode } from "react";
import { clockText } from "../texts/format.ts";
import { playerText } from "../texts/player-text.ts";
import type { Chapter } from "./use-beside.ts";
import { useFilmTime } from "./use-film-time.ts";
import styles from "./chapters.module.css";

/** The chapters in a list; the one that is shown is marked, and stays in view. */
export const Chapters = (props: {
  chapters: readonly Chapter[];
  film: HTMLVideoElement | null;
  onJump: (seconds: number) => void;
}): ReactNode => {
  const now = useFilmTime(props.film);
  const current = props.chapters.findLastIndex(({ from }) => from <= now + 0.05);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const line = list.current?.children[current];
    const box = list.current;
    if (!(line instanceof HTMLElement) || box === null || box.contains(document.activeElement)) return;
    const hidden =
      line.offsetTop < box.scrollTop || line.offsetTop + line.offsetHeight > box.scrollTop + box.clientHeight;
    if (hidden) box.scrollTop = line.offsetTop - box.clientHeight / 2;
  }, [current]);
  if (props.chapters.length === 0) return null;
  return (
    <section className={styles.chapters} aria-labelledby="chapters">
      <h2 id="chapters">{playerText.chapters}</h2>
      <ol ref={list}>
        {props.chapters.map(({ from, title }, index) => (
          <li key={`${from}-${title}`}>
            <button
              type="button"
              onClick={() => props.onJump(from)}
              {...(index === current ? { "aria-current": true } : {})}
            >
              <time>{clockText(from)}</time>
              <span>{title}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
};
