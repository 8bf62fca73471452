/** What all tables of the console say: searching, filtering, sorting, choosing, and how many there are. */
export const tableWords = {
  table: {
    search: "Search",
    any: "All",
    sort: "Sort by",
    sortedUp: "ascending",
    sortedDown: "descending",
    none: "Nothing matches",
    noneHint: "Search for something else, or take away a filter.",
    clear: "Clear filters",
    actions: "Actions",
    chooseAll: "Select all that are shown",
    choose: (name: string) => `Select ${name}`,
    chosen: (count: number) => (count === 1 ? "1 selected" : `${count} selected`),
    unchoose: "Clear selection",
    never: "Never",
    failed: "This could not be loaded",
  },
} as const;
