import type { InWords } from "../words.ts";
import type { organisationWords as english } from "../english/console-organisation.ts";

/** The organisation's settings, consents, and accounts in the console. */
export const organisationWords = {
  organisation: {
    nav: "Organisation",
    title: "Organisation",
    hint: "Jede Änderung wird sofort gespeichert. Laufende Aufzeichnungen behalten, womit sie begonnen haben.",
    inherited: "Damit beginnen Räume",
    inheritedHint:
      "Ein Raum, der selbst nichts festlegt, folgt einer Änderung sofort; ein Raum mit eigener Wahl behält sie.",
    everywhere: "In jedem Raum",
    everywhereHint: "Räume können hier nichts anderes festlegen.",
    record: "Aufzeichnen erlaubt",
    recordHint:
      "Gastgeber und Moderatoren dürfen aufzeichnen. Ist es aus, zeichnen Räume ohne eigene Wahl nicht " + "auf.",
    start: "Wie Aufzeichnungen beginnen",
    startHint: "Von selbst höchstens einmal je Besprechung, und nie, wo Aufzeichnen nicht erlaubt ist.",
    consent: "Während aufgezeichnet wird",
    consentHint: "Wie alle davon erfahren, auch wer später kommt. Wer was bestätigt hat, lässt sich exportieren.",
    leaveOut: "Man darf ausgenommen werden",
    leaveOutHint:
      "Wer das wünscht, ist in der Aufzeichnung weder zu hören noch zu sehen, und die anderen sehen, dass es so ist.",
    phones: "Start und Ende auf Telefonen",
    phonesHint:
      "Aus: Begonnen und beendet wird nur am Computer. Wer am Telefon teilnimmt, wird trotzdem aufgezeichnet.",
    idle: "Verlassene Besprechungen beenden ihre Aufzeichnung",
    idleHint: "Nach so vielen Minuten, in denen niemand Ton oder Bild sendet oder nur eine Person übrig ist.",
    reminder: "An die Aufzeichnung erinnern",
    reminderHint:
      "Wer eine Besprechung leitet, die nicht aufgezeichnet wird, wird nach so vielen Minuten einmal erinnert.",
    never: "Nie",
    minutes: "Minuten",
    hours: "Stunden",
    recordingLimit: "Längste Aufzeichnung",
    recordingLimitHint: "Danach endet sie von selbst, mit einer guten Datei. Höchstens 24 Stunden.",
    meetingLimit: "Längste Besprechung",
    meetingLimitHint: "Danach endet sie für alle. Höchstens 72 Stunden.",
    adminsOnly: "Diese Seite sehen nur Administratoren",
    adminsOnlyHint: "Wenden Sie sich an sie, wenn sich für alle Räume etwas ändern soll.",
  },
  between: (least, most) => `Geben Sie eine ganze Zahl von ${least} bis ${most} ein.`,
  consents: {
    title: "Zustimmungen",
    hint:
      "Wer wann bestätigt hat, von einer Aufzeichnung zu wissen, und welche Worte zu sehen waren: je " +
      "Aufzeichnung eine Tabelle.",
    download: "Zustimmungen herunterladen",
    downloadOf: (title) => `Zustimmungen herunterladen: ${title}`,
    downloadAll: "Alle herunterladen",
  },
  accounts: {
    reset: "Neues Passwort",
    resetTitle: (name) => `Neues Passwort für ${name}`,
    resetText:
      "Das Konto wird überall sofort abgemeldet und muss beim Anmelden mit diesem Passwort ein eigenes wählen.",
    password: "Vorläufiges Passwort",
    resetSubmit: "Passwort setzen",
    resetDone: "Das Passwort wurde gesetzt",
    idHint: "Kleine Buchstaben, Ziffern und _",
    actions: (name) => `Aktionen für ${name}`,
  },
  spaceEditing: {
    edit: "Bereich bearbeiten",
    description: "Beschreibung",
    owner: "Eigentümer, als Benutzername",
    ownerHint: "Wer es vorher war, bleibt Verwalter.",
    save: "Speichern",
    saved: "Gespeichert",
    noOwner: "Ein Konto mit diesem Benutzernamen gibt es nicht.",
    more: "Mehr zu diesem Bereich",
    outTitle: (name) => `${name} aus diesem Bereich nehmen?`,
    outText:
      "Die Räume des Bereichs stehen dieser Person nicht mehr offen, außer über einen Link oder einen anderen Platz.",
    out: "Herausnehmen",
  },
} as const satisfies InWords<typeof english>;
