import type { InWords } from "../words.ts";
import type { ruleWords as english } from "../english/console-rules.ts";

/** The organisation's pages beside its recordings, in German. */
export const ruleWords: InWords<typeof english> = {
  organisationTabs: {
    label: "Seiten der Organisation",
    recording: "Aufzeichnung",
    rooms: "Neue Räume",
    library: "Aufbewahren",
    embedding: "Einbetten",
    appearance: "Aussehen",
  },
  newRooms: {
    title: "Damit beginnen neue Räume",
    hint: "Räume, die es schon gibt, behalten, was sie haben.",
    roles: "Was die Rollen in neuen Räumen dürfen",
    rolesHint:
      "Jeder Raum kann es ändern. Gastgeber dürfen alles; Zuschauende sehen, hören, schreiben im Chat " +
      "und spielen Aufzeichnungen ab.",
  },
  film: {
    layout: "Anordnung",
    layoutHint: "Neuer Aufzeichnungen; eine laufende behält, womit sie begann.",
    layouts: {
      grid: "Raster: alle auf der Bühne",
      speaker: "Wer spricht groß, andere daneben",
      "single-speaker": "Nur wer spricht",
    },
    size: "Bild",
    sizeHint: "Hochformat ist für Filme, die man auf Telefonen sieht.",
    sizes: {
      "1280x720": "720p, 1280 × 720",
      "1920x1080": "1080p, 1920 × 1080",
      "720x1280": "Hochformat 720p, 720 × 1280",
      "1080x1920": "Hochformat 1080p, 1080 × 1920",
    },
    otherSize: (width, height) => `${width} × ${height}, von einem Programm gesetzt`,
    rate: "Bilder je Sekunde",
    rateHint: "60 für Bewegung, 15 für Folien; die Dateien wachsen damit.",
    rates: { "15": "15", "30": "30", "60": "60" },
    lid: "Höchstens, kbit/s",
    lidHint: "Dateien werden nie größer, als dies erlaubt; eine stille Bühne braucht weniger.",
    lidUsual: (kilobits) => `Wie üblich: ${kilobits}`,
  },
  keeping: {
    title: "Aufbewahren und Löschen",
    hint: "Für alle Aufzeichnungen dieses Servers.",
    trash: "Tage im Papierkorb",
    trashHint: "So lange lässt sich Gelöschtes wiederherstellen. 0: Es wird sofort gelöscht.",
    retention: "Aufzeichnungen bleiben",
    retentionHint: "Wo ihr Raum nichts sagt. Danach werden sie endgültig gelöscht.",
    retentionMax: "Nicht länger als",
    retentionMaxHint: "Sagt ein Raum mehr, gilt dies. Gesperrte Aufzeichnungen bleiben trotzdem.",
    days: "Tage",
    forEver: "Immer",
    noCap: "Keine Grenze",
    quota: "Obergrenze",
    quotaHint:
      "Aller Aufzeichnungen zusammen, mit dem Papierkorb. Ist sie erreicht, beginnt keine Aufzeichnung; " +
      "laufende gehen weiter.",
    gigabytes: "GB",
    noQuota: "Keine Obergrenze",
    audit: "Einträge werden aufbewahrt für",
    auditHint: "Dann werden sie vergessen. 1 bis 3650 Tage.",
    hold: "Löschsperre",
    holdHint:
      "Eine gesperrte Aufzeichnung löscht niemand und nichts, bis die Verwaltung die Sperre aufhebt. " +
      "Gesetzt wird sie an der Aufzeichnung selbst, mit ihrem Grund.",
    holdLink: "Zu den Aufzeichnungen",
  },
  roomKeeping: {
    title: "Aufbewahren und Löschen",
    retention: "Aufzeichnungen bleiben",
    retentionHint: "Nie länger, als die Organisation es zulässt.",
    asOrganisation: "Wie die Organisation",
    deletion: "Der Raum löscht sich selbst",
    deletionHint: "Mindestens eine Stunde im Voraus. Ohne Zeitpunkt bleibt er.",
    date: "Am",
    withMeeting: "Wenn man sich dann trifft",
    meetingPolicies: { when_meeting_ends: "Das Ende der Besprechung abwarten", force: "Die Besprechung beenden" },
    withRecordings: "Wenn er Aufzeichnungen hat",
    recordingPolicies: { close: "Den Raum schließen und sie behalten", force: "Sie mit löschen" },
    save: "Zeitpunkt speichern",
    remove: "Nicht löschen",
    tooSoon: "Mindestens eine Stunde von jetzt an.",
    incomplete: "Geben Sie Tag und Uhrzeit ein.",
  },
  embedding: {
    title: "Seiten, die einbetten dürfen",
    hint:
      "Seiten dieser Adressen dürfen Räume und Aufzeichnungen in einem Rahmen zeigen. Alle anderen " +
      "weisen Browser ab.",
    site: "Adresse der Seite",
    example: "https://intranet.example",
    add: "Hinzufügen",
    remove: (site) => `${site} entfernen`,
    none: "Keine andere Seite darf einbetten",
    noneHint: "Fügen Sie die Adresse hinzu, deren Seiten Ihre Räume zeigen.",
    wrong: "Geben Sie eine Adresse wie https://intranet.example ein, ohne Pfad.",
  },
  appearance: {
    title: "Aussehen",
    hint: "Farben aller Seiten, für alle. Was sich jemand selbst ausgesucht hat, hell oder dunkel, bleibt.",
    own: "Eigene Farben",
    ownHint: "Aus: die von Roomreel.",
    base: "Hell oder dunkel",
    bases: { light: "Hell", dark: "Dunkel" },
    colours: {
      primaryColor: "Schaltflächen und Links",
      accentColor: "Fokus, und wer spricht",
      secondaryColor: "Ausgewähltes und Hervorgehobenes",
      backgroundColor: "Grund",
      surfaceColor: "Kästen und Seitenleisten",
    },
    usual: "Wie üblich",
    back: (name) => `${name}: wieder wie üblich`,
    code: (name) => `${name}, als #rrggbb`,
    preview: "So sieht es aus",
    previewTitle: "Wöchentlicher Unterricht",
    previewText: "Ana Ruiz ist dazugekommen.",
    previewLink: "Aufzeichnungen",
    previewButton: "Teilnehmen",
    contrast: (name, ratio) => `${name}: Kontrast ${ratio} zu 1`,
    contrasts: { ink: "Schrift auf Kästen", button: "Schrift auf Schaltflächen", link: "Links auf Kästen" },
    adjusted:
      "Die Farbe von Schaltflächen und Links ist ihrem Untergrund zu ähnlich. Links bekommen einen Ton " +
      "von ihr, der lesbar ist.",
    unreadable:
      "Auf diesen Kästen ist Schrift nicht lesbar. Wählen Sie andere, oder hell statt dunkel und " + "umgekehrt.",
    save: "Aussehen speichern",
    saved: "Aussehen gespeichert",
    discard: "Verwerfen",
  },
};
