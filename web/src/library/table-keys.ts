import type { KeyboardEvent } from "react";
import { allOf, nothing, type Selection, stretchedTo } from "./selection.ts";

/** On which boxes the keys act, and what they change. */
type Board = {
  readonly ids: readonly string[];
  readonly selection: Selection;
  onSelect(selection: Selection): void;
  onDelete(): void;
};

/**
 * The keys of a list, on the box of each row: arrows go from row to row, with Shift they select on the way; Ctrl and A
 * select all, Escape nothing; Delete deletes. Space and Tab are the browser's.
 */
export const keysOf =
  ({ ids, selection, onSelect, onDelete }: Board) =>
  (event: KeyboardEvent<HTMLInputElement>): void => {
    const boxes = [
      ...(event.currentTarget.closest("tbody")?.querySelectorAll<HTMLElement>("input[type=checkbox]") ?? []),
    ];
    const here = boxes.indexOf(event.currentTarget);
    const goTo = (to: number): void => {
      event.preventDefault();
      const [from, id] = [ids[here], ids[to]];
      if (from === undefined || id === undefined) return;
      boxes[to]?.focus();
      if (event.shiftKey) onSelect(stretchedTo({ ...selection, anchor: selection.anchor ?? from }, id, ids));
    };
    switch (event.key) {
      case "ArrowDown":
        return goTo(here + 1);
      case "ArrowUp":
        return goTo(here - 1);
      case "Escape":
        return onSelect(nothing);
      case "Delete":
        return onDelete();
      case "a":
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        return onSelect(allOf(ids));
    }
  };
