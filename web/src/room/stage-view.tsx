import { lazy, Suspense, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { sceneOf, type Placement, type Size } from "@roomreel/stage";
import { Users } from "lucide-react";
import { OtherReactions, TileReactions } from "../chat/tile-reactions.tsx";
import { Empty } from "../parts/empty.tsx";
import { text } from "../texts/index.ts";
import { useMeeting } from "./meeting-context.ts";
import { placeOnPage } from "./place.ts";
import { Tile } from "./tile.tsx";
import { useLongPress } from "./use-long-press.ts";
import styles from "./stage-view.module.css";

const TileMenu = lazy(async () => ({ default: (await import("./tile-menu.tsx")).TileMenu }));

type Props = { ready: boolean; children: ReactNode };

/**
 * The stage, laid out by the very code that lays out the recording, in the room that there is.
 * Nobody is on it until the meeting is `ready`: who is there, and in which order, is not known before.
 * The notices within stand in its corner at the bottom left. They never cover anybody, and nothing moves while they
 * find room.
 */
export const StageView = ({ ready, children }: Props): ReactNode => {
  const { people, state, pin } = useMeeting();
  const main = state?.mainCamera ?? null;
  const frame = useRef<HTMLDivElement>(null);
  const corner = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const taken = useSize(corner);
  const scene = useMemo(() => sceneOf(ready ? people : [], main), [people, ready, main]);
  const placements = size === null ? [] : placeOnPage({ scene, pin }, size, taken ?? NOTHING);
  return (
    <section className={styles.stage} ref={frame} aria-label={text.room.stage}>
      {placements.map((placement) => (
        <Placed key={`${placement.identity}-${placement.what}`} placement={placement} />
      ))}
      {ready && scene.people.length === 0 && scene.content.length === 0 ? (
        <div className={styles.empty}>
          <Empty icon={<Users size={26} />} level={2} title={text.room.empty} hint={text.room.emptyHint} />
        </div>
      ) : null}
      <OtherReactions />
      <div className={styles.corner} ref={corner} aria-live="polite">
        {children}
      </div>
    </section>
  );
};

const NOTHING: Size = { width: 0, height: 0 };

const Placed = ({ placement }: { placement: Placement }): ReactNode => {
  const { people } = useMeeting();
  const [menuOpen, setMenuOpen] = useState(false);
  const press = useLongPress(() => setMenuOpen(true));
  const person = people.find(({ identity }) => identity === placement.identity);
  const { x, y, width, height } = placement.rect;
  if (person === undefined) return null;
  return (
    <div className={styles.place} style={{ transform: `translate(${x}px, ${y}px)`, width, height }} {...press}>
      <Tile person={person} what={placement.what} />
      {placement.what === "person" ? <TileReactions identity={person.identity} /> : null}
      <Suspense fallback={null}>
        <TileMenu tile={placement} person={person} open={menuOpen} onOpenChange={setMenuOpen} />
      </Suspense>
    </div>
  );
};

const useSize = (of: { readonly current: HTMLElement | null }): Size | null => {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = of.current;
    if (element === null) return undefined;
    const measure = (): void => setSize({ width: element.offsetWidth, height: element.offsetHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return size;
};
