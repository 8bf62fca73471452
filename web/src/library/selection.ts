/** Which of the recordings on a page are selected; what is not on the page is never selected. */
export type Selection = {
  readonly chosen: ReadonlySet<string>;
  /** From where a stretch is selected; null: nowhere yet. */
  readonly anchor: string | null;
};

export const nothing: Selection = { chosen: new Set(), anchor: null };

export const toggled = ({ chosen }: Selection, id: string): Selection => {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return { chosen: next, anchor: id };
};

/** Everything from the anchor to this one, as a list in a file manager; the anchor stays. */
export const stretchedTo = (selection: Selection, id: string, ids: readonly string[]): Selection => {
  const [from, to] = [ids.indexOf(selection.anchor ?? id), ids.indexOf(id)];
  if (from < 0 || to < 0) return toggled(selection, id);
  const stretch = ids.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { chosen: new Set([...selection.chosen, ...stretch]), anchor: selection.anchor ?? id };
};

export const allOf = (ids: readonly string[]): Selection => ({ chosen: new Set(ids), anchor: ids[0] ?? null });

/** What of it is still there. */
export const within = ({ chosen, anchor }: Selection, ids: readonly string[]): Selection => ({
  chosen: new Set(ids.filter((id) => chosen.has(id))),
  anchor: anchor !== null && ids.includes(anchor) ? anchor : null,
});
