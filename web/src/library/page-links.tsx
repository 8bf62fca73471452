import type { ReactNode } from "react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "../parts/button.tsx";
import { libraryText } from "../texts/library-text.ts";
import { firstState } from "./list-state.ts";
import styles from "./recording-list.module.css";
import type { ListPlace } from "./use-list-state.ts";

/** To the pages beside this one. Both buttons stay where they are, so that a finger can stay, too. */
export const PageLinks = ({ place, next }: { place: ListPlace; next: string | null }): ReactNode => {
  const { previous, state } = place;
  if (previous === null && next === null) return null;
  const words = libraryText.pages;
  return (
    <nav className={styles.pages} aria-label={words.label}>
      <span className={styles.here}>{words.here(state.page)}</span>
      {state.page > 2 ? (
        <Button look="quiet" onClick={() => place.change({ page: firstState.page })}>
          {words.first}
        </Button>
      ) : null}
      <Button aria-label={words.previous} busy={previous === null} onClick={() => previous?.()}>
        <ChevronLeft size={18} aria-hidden />
      </Button>
      <Button
        aria-label={words.next}
        busy={next === null}
        onClick={() => (next === null ? undefined : place.next(next))}
      >
        <ChevronRight size={18} aria-hidden />
      </Button>
    </nav>
  );
};
