import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from "react";
import { Said } from "../parts/said.tsx";
import type { Picture } from "./picture.ts";
import { spokenChanges } from "./spoken.ts";

/** What happens within it is said together, ms. */
const GATHER_MS = 1000;

/**
 * Says who came and left, whose hand went up, and what became of the recording. Nothing is said while the connection is
 * away: others have not left then. Counted from the first change: pictures that come without end delay nothing.
 */
export const SpokenChanges = ({ picture }: { picture: Picture }): ReactNode => {
  const [said, setSaid] = useState({ words: "", turn: 0 });
  const known = useRef<Picture | null>(null);
  const gathering = useRef<ReturnType<typeof setTimeout> | null>(null);
  const say = useEffectEvent((): void => {
    gathering.current = null;
    if (picture.connection !== "connected") return;
    const changes = spokenChanges(known.current ?? picture, picture);
    known.current = picture;
    if (changes.length > 0) setSaid(({ turn }) => ({ words: changes.join(". "), turn: turn + 1 }));
  });
  useEffect(() => {
    if (picture.connection !== "connected") return;
    known.current ??= picture;
    if (known.current !== picture) gathering.current ??= setTimeout(() => say(), GATHER_MS);
  }, [picture]);
  useEffect(
    () => () => {
      if (gathering.current !== null) clearTimeout(gathering.current);
      gathering.current = null;
    },
    [],
  );
  return <Said {...said} />;
};
