import type { InWords } from "../words.ts";
import type { tableWords as english } from "../english/console-tables.ts";

/** What all tables of the console say, in German. */
export const tableWords: InWords<typeof english> = {
  table: {
    search: "Suchen",
    any: "Alle",
    sort: "Sortieren nach",
    sortedUp: "aufsteigend",
    sortedDown: "absteigend",
    none: "Nichts passt dazu",
    noneHint: "Suchen Sie etwas anderes, oder nehmen Sie einen Filter weg.",
    clear: "Filter zurücksetzen",
    actions: "Aktionen",
    chooseAll: "Alle angezeigten auswählen",
    choose: (name) => `${name} auswählen`,
    chosen: (count) => `${count} ausgewählt`,
    unchoose: "Auswahl aufheben",
    never: "Nie",
    failed: "Das ließ sich nicht laden",
  },
};
