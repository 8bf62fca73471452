import { useState, type MouseEvent, type ReactNode } from "react";
import { SkipForward } from "lucide-react";
import type { Speakers } from "../api/beside.ts";
import { Button } from "../parts/button.tsx";
import { clockText } from "../texts/format.ts";
import { playerText } from "../texts/player-text.ts";
import { useFilmTime } from "./use-film-time.ts";
import styles from "./lanes.module.css";

type Lane = Speakers["speakers"][number];
/** Without asking for more. */
const FEW = 6;
/** Pauses of breath are no pauses, and who spoke just now has not begun anew. */
const BREATH_MS = 1500;

const spokenMs = ({ spans }: Lane): number => spans.reduce((sum, [from, to]) => sum + to - from, 0);

/**
 * Who spoke when: a lane for each person, who spoke most first, as wide as the film. A press in a lane seeks; for keys
 * and screen readers a lane's name leads to the next words of that person.
 */
export const Lanes = (props: {
  speakers: Speakers;
  film: HTMLVideoElement | null;
  onJump: (seconds: number) => void;
}): ReactNode => {
  const { durationMs } = props.speakers;
  const [all, setAll] = useState(false);
  const lanes = props.speakers.speakers
    .filter(({ spans }) => spans.length > 0)
    .toSorted((one, other) => spokenMs(other) - spokenMs(one));
  const shown = all ? lanes : lanes.slice(0, FEW);
  const seek = (event: MouseEvent<HTMLElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    props.onJump((Math.min(1, Math.max(0, (event.clientX - left) / width)) * durationMs) / 1000);
  };
  return (
    <section className={styles.lanes} aria-labelledby="lanes">
      {/* No heading: on wide screens the recording's own comes after it. */}
      <p id="lanes">{playerText.speakers}</p>
      {lanes.length === 0 ? <p className={styles.none}>{playerText.noneSpeak}</p> : null}
      <ul>
        {shown.map((lane, index) => (
          <li key={lane.identity ?? `${index}-${lane.name}`} className={styles.lane}>
            <NextWords lane={lane} film={props.film} onJump={props.onJump} />
            {/* For pointers alone: the button beside it does the same for everybody. */}
            <div className={styles.strip} onClick={seek} aria-hidden>
              <Spans lane={lane} durationMs={durationMs} />
              <Now film={props.film} durationMs={durationMs} />
            </div>
          </li>
        ))}
      </ul>
      {lanes.length > FEW ? (
        <Button look="quiet" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? playerText.fewSpeakers : playerText.allSpeakers(lanes.length - FEW)}
        </Button>
      ) : null}
    </section>
  );
};

const NextWords = (props: {
  lane: Lane;
  film: HTMLVideoElement | null;
  onJump: (seconds: number) => void;
}): ReactNode => {
  const { lane } = props;
  const next = (): void => {
    const now = (props.film?.currentTime ?? 0) * 1000;
    const starts = lane.spans.filter(([from], at) => at === 0 || from - (lane.spans[at - 1]?.[1] ?? 0) > BREATH_MS);
    const [from] = starts.find(([start]) => start > now + BREATH_MS / 3) ?? starts[0] ?? [0];
    props.onJump(from / 1000);
  };
  return (
    <button
      type="button"
      className={styles.name}
      onClick={next}
      aria-label={`${playerText.spoke(lane.name, clockText(spokenMs(lane) / 1000))}. ${playerText.next(lane.name)}`}
      title={playerText.next(lane.name)}
    >
      <span>{lane.name}</span>
      <SkipForward size={14} aria-hidden />
    </button>
  );
};

/** One path for all of them: a day of talk has thousands. */
const Spans = ({ lane, durationMs }: { lane: Lane; durationMs: number }): ReactNode => {
  const whole = Math.max(1, durationMs);
  const least = whole / 1000;
  const path = lane.spans.map(([from, to]) => `M${from} 0h${Math.max(least, to - from)}v1H${from}z`).join("");
  return (
    <svg viewBox={`0 0 ${whole} 1`} preserveAspectRatio="none">
      <path d={path} />
    </svg>
  );
};

const Now = ({ film, durationMs }: { film: HTMLVideoElement | null; durationMs: number }): ReactNode => (
  <i style={{ left: `${Math.min(100, (useFilmTime(film) * 1e5) / Math.max(1, durationMs))}%` }} />
);
