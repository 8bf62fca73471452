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
    of: (room) => `Aufzeichnungen von ${room}`,
    empty: "Noch keine Aufzeichnungen",
    emptyHint: "Wird eine Besprechung aufgezeichnet, erscheint sie hier Sekunden nach dem Ende der Aufzeichnung.",
    room: "Raum",
    recording: "Aufzeichnung",
    status: "Status",
    date: "Datum",
    length: "Länge",
    size: "Größe",
    actions: "Aktionen",
    play: (title) => `${title} abspielen`,
    download: "Herunterladen",
    downloadOf: (title) => `${title} herunterladen`,
    remove: "Löschen",
    removeOf: (title) => `${title} löschen`,
    removeTitle: "Diese Aufzeichnung löschen?",
    removeText: "Die Datei wird vom Server gelöscht. Das lässt sich nicht rückgängig machen.",
    removed: "Aufzeichnung gelöscht",
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

  player: {
    back: "Aufzeichnungen",
    download: "Herunterladen",
    people: "Teilnehmende",
    details: "Details",
    gaps: "Lücken",
    gap: (from, length) => `${length} fehlen ab ${from}`,
    "recorder-lost": "der Rekorder wurde neu gestartet",
    "connection-lost": "die Verbindung war unterbrochen",
    paused: "die Aufzeichnung war pausiert",
    processing: "Diese Aufzeichnung wird noch erstellt",
    processingHint: "Sie erscheint hier von selbst, sobald sie fertig ist.",
    nothing: "Von dieser Aufzeichnung gibt es kein Video",
    gone: "Diese Aufzeichnung kann nicht angezeigt werden",
    goneHint: "Vielleicht wurde sie gelöscht, oder Ihr Link erlaubt es nicht.",
    jump: (time) => `Zu ${time} springen`,
  },
} as const satisfies InWords<typeof english>;
