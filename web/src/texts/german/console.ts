import type { InWords } from "../words.ts";
import type { consoleWords as english } from "../english/console.ts";

/** Rooms and recordings of the server, and the player. */
export const consoleWords = {
  /** Of any list. */
  rooms: { more: "Mehr anzeigen" },

  roles: {
    host: "Gastgeber",
    moderator: "Moderation",
    speaker: "Vortragende",
    viewer: "Zuschauende",
    recording: "Aufzeichnungen",
  },

  library: {
    title: "Aufzeichnungen",
    empty: "Noch keine Aufzeichnungen",
    emptyHint: "Wird eine Besprechung aufgezeichnet, erscheint sie hier Sekunden nach dem Ende der Aufzeichnung.",
    recording: "Aufzeichnung",
    status: "Status",
    date: "Datum",
    length: "Länge",
    size: "Größe",
    actions: "Aktionen",
    toRoom: "Zurück zum Raum",
    noAccess: "Die Aufzeichnungen dieses Raums sind für Sie nicht zugänglich",
    noAccessHint: "Fragen Sie die Moderation des Raums.",
  },

  status: {
    starting: "Wird gestartet",
    active: "Läuft",
    ending: "Wird verarbeitet",
    complete: "Fertig",
    failed: "Fehlgeschlagen",
    aborted: "Abgebrochen",
    limit_reached: "Fertig, Limit erreicht",
  },
} as const satisfies InWords<typeof english>;
