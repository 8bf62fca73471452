import type { InWords } from "../words.ts";
import type { roomWords as english } from "../english/console-room.ts";

/** A room in the console: its pages, its times, from when a change holds, and making one. */
export const roomWords = {
  tabs: {
    label: "Seiten des Raums",
    overview: "Übersicht",
    members: "Mitglieder",
    roles: "Rollen",
    settings: "Einstellungen",
  },
  joinNow: "Teilnehmen",
  moreOfRoom: "Mehr zu diesem Raum",
  savedFrom: {
    now: "Gespeichert, gilt ab jetzt",
    "next-meeting": "Gespeichert. Gilt ab der nächsten Besprechung; die laufende geht weiter, wie sie begonnen hat.",
  },
  asOrganisation: (what) => `Wie die Organisation: ${what}`,
  asOrganisationNow: "Wie die Organisation",
  hints: {
    initially: "So finden es alle vor, die den Raum öffnen. Vor dem Beitreten kann es jeder ändern.",
    backdrops: "Man darf verwischen oder ersetzen, was hinter einem ist.",
    record: "Ob Gastgeber und Moderatoren in diesem Raum aufzeichnen dürfen.",
    start: "Von selbst höchstens einmal je Besprechung.",
    consent: "Auch für alle, die später kommen.",
    seen: "Wem die Liste der Aufzeichnungen offen steht, außer Administratoren und dem Eigentümer des Raums.",
    phones:
      "Ob auf Telefonen begonnen und beendet werden darf. Wer am Telefon teilnimmt, wird trotzdem " + "aufgezeichnet.",
    name: "Steht auch in den Namen neuer Aufzeichnungen.",
  },
  microphoneOn: "Mikrofon anfangs an",
  cameraOn: "Kamera anfangs an",
  backdrops: "Virtuelle Hintergründe",
  phones: "Start und Ende auf Telefonen",
  schedule: {
    title: "Zeiten",
    label: "Wann man hereinkommt",
    hint: "Gastgeber kommen jederzeit vor dem Ende herein.",
    always: "Immer",
    inFrame: "Zu einer festen Zeit",
    from: "Beginn",
    until: "Ende",
    early: "Einlass vorher, Minuten",
    endsOnTime: "Die Besprechung endet pünktlich",
    endsOnTimeHint: "Für alle, am Ende. Sonst geht sie weiter, und niemand Neues kommt herein.",
    zone: (name) => `Die Zeiten sind die Ihres Orts, ${name}.`,
    summary: (opens, until) => `Ab ${opens} kommen alle herein. Ab ${until} kommt niemand Neues herein.`,
    wrongOrder: "Das Ende muss nach dem Beginn liegen.",
    incomplete: "Geben Sie Tag und Uhrzeit ein.",
    save: "Zeiten speichern",
  },
  links: {
    offTitle: (role) => `Link ausschalten: ${role}?`,
    offText:
      "Er öffnet ab jetzt nichts mehr, und wer mit ihm in der Besprechung ist, verlässt sie sofort. " +
      "Wieder eingeschaltet, gilt derselbe Link wieder.",
    offRecordingText:
      "Er öffnet die Liste der Aufzeichnungen ab jetzt niemandem. Wieder eingeschaltet, gilt derselbe Link wieder.",
    offAct: "Ausschalten",
    replaceRecordingText:
      "Der alte öffnet ab jetzt nichts mehr. Schicken Sie den neuen an alle, die die Aufzeichnungen sehen sollen.",
    copied: "Kopiert",
    accounts: "Konten dieses Servers",
    accountsHint:
      "Wer angemeldet ist, kommt über die Adresse des Raums mit der Rolle Vortragende herein, ohne " + "geheimen Link.",
    accountsSwitch: "Für Konten offen",
    accountsOffTitle: "Den Raum für Konten schließen?",
    accountsOffText: "Angemeldete brauchen ab jetzt einen Link oder einen eigenen Platz.",
  },
  newRoom: {
    title: "Neuer Raum",
    name: "Name des Raums",
    where: "Wo",
    single: "Ein Raum für sich",
    broadcast: "Eine Live-Übertragung: Das Publikum kommt herein, wenn sie beginnt",
    inSpace: { channel: (name) => `Im Kanal ${name}`, gallery: (name) => `In der Galerie ${name}` },
    lasting: "Offen",
    lastings: { always: "Immer: er bleibt, und man trifft sich, wann man möchte", scheduled: "Zu einer festen Zeit" },
    mode: "Wer auf der Bühne ist",
    submit: "Raum anlegen",
  },
  rolesPage: {
    title: "Was die Rollen dürfen",
    hint:
      "Jede Änderung wird sofort gespeichert und gilt sofort, auch in laufenden Besprechungen. Gastgeber " +
      "dürfen alles; Zuschauende sehen, hören, schreiben im Chat und spielen Aufzeichnungen ab.",
    right: "Recht",
    of: (right, role) => `${right}: ${role}`,
  },
} as const satisfies InWords<typeof english>;
