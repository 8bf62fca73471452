import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Person, Picture } from "./picture.ts";
import { spokenChanges } from "./spoken.ts";

/** People who come together are said together, ms. */
const GATHER_MS = 1000;

/** Says who came and left. Nothing is said while the connection is away: others have not left then. */
export const SpokenChanges = ({ picture }: { picture: Picture }): ReactNode => {
  const [words, setWords] = useState("");
  const known = useRef<readonly Person[] | null>(null);
  const { people, connection } = picture;
  const leads = picture.me.role === "host" || picture.me.role === "moderator";
  useEffect(() => {
    if (connection !== "connected") return undefined;
    known.current ??= people;
    const timer = setTimeout(() => {
      const changes = spokenChanges(known.current ?? [], people, leads);
      known.current = people;
      if (changes.length > 0) setWords(changes.join(". "));
    }, GATHER_MS);
    return () => clearTimeout(timer);
  }, [people, connection, leads]);
  return <output className="quiet-label">{words}</output>;
};
