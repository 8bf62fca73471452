import type { InWords } from "../words.ts";
import type { baseWords as english } from "../english/console-base.ts";

/** Signing in, rooms with their links, and their settings, in German. */
export const baseWords: InWords<typeof english> = {
  signIn: {
    withProvider: (name: string) => `Mit ${name} anmelden`,
    title: "Anmelden",
    intro: "Räume und Aufzeichnungen dieses Servers.",
    user: "Benutzername",
    password: "Passwort",
    submit: "Anmelden",
    wrong: "Benutzername oder Passwort ist falsch.",
    out: "Abmelden",
  },

  nav: {
    label: "Hauptnavigation",
    menu: "Menü:",
    rooms: "Räume",
    recordings: "Aufzeichnungen",
    theme: "Hell oder dunkel",
  },

  rooms: {
    title: "Räume",
    create: "Neuer Raum",
    namePlaceholder: "Wöchentlicher Unterricht",
    empty: "Noch keine Räume",
    emptyHint: "Legen Sie einen Raum an, verschicken Sie seine Links, treffen Sie sich und zeichnen Sie auf.",
    created: (date) => `Angelegt am ${date}`,
    open: "Öffnen",
    running: "Besprechung läuft",
    closed: "Geschlossen",
    join: "Teilnehmen",
    joinAs: (role) => `Öffnen als: ${role}`,
    links: "Links",
    linksHint: "Wer einen Link hat, kommt ohne Konto mit der zugehörigen Rolle herein.",
    copy: "Kopieren",
    copyLink: (role) => `Link kopieren: ${role}`,
    disabled: "Dieser Link ist ausgeschaltet",
    closeRoom: "Raum schließen",
    openRoom: "Raum öffnen",
    deleteRoom: "Raum löschen",
    deleteTitle: "Diesen Raum löschen?",
    deleteText:
      "Seine Links gelten nicht mehr, eine laufende Besprechung endet, und alle Aufzeichnungen werden " +
      "gelöscht. Das lässt sich nicht rückgängig machen.",
    deleted: "Raum gelöscht",
    back: "Alle Räume",
    recordings: "Aufzeichnungen dieses Raums",
  },

  linkSwitch: (role) => `Link: ${role}`,

  rotate: {
    of: (role) => `Link ersetzen: ${role}`,
    title: "Diesen Link ersetzen?",
    body:
      "Der alte gilt sofort nicht mehr, und wer mit ihm in der " +
      "Besprechung ist, verlässt sie. Schicken Sie den neuen an alle, die kommen sollen.",
    act: "Link ersetzen",
    done: "Der Link wurde ersetzt",
  },

  settings: {
    title: "Einstellungen",
    hint: "Jede Änderung wird sofort gespeichert.",
    name: "Name des Raums",
    save: "Speichern",
    saved: "Gespeichert",
    people: "Teilnehmende",
    stage: "Wer auf der Bühne ist",
    stageHint: "Zu Beginn einer Besprechung; für die laufende ändert es die Moderation.",
    stageModes: {
      everyone: "Interaktiv: alle dürfen auf die Bühne",
      request: "Auf Anfrage: man fragt, die Moderation holt",
      invite: "Webinar: nur auf Einladung",
    },
    waitingRoom: "Warteraum",
    waitingRoomHint: "Alle außer Gastgebern und Moderation warten, bis sie eingelassen werden.",
    waitForHost: "Auf Gastgeber warten",
    waitForHostHint: "Niemand kommt herein, bevor ein Gastgeber oder jemand von der Moderation da ist.",
    chat: "Chat",
    chatHint: "Nachrichten in der Besprechung. Sie sind nie in der Aufzeichnung.",
    most: "Höchstzahl der Anwesenden",
    mostHint: "Wer dann kommt, erfährt, dass die Besprechung voll ist.",
    noLimit: "Unbegrenzt",
    recording: "Aufzeichnung",
    record: "Aufzeichnung erlaubt",
    recordHint: "Gastgeber und Moderation starten und beenden sie.",
    start: "Wie Aufzeichnungen beginnen",
    starts: {
      none: "Jemand drückt Aufzeichnen",
      prompt: "Wer aufzeichnen darf, wird gefragt",
      automatic: "Wenn die erste Person kommt",
      "automatic-2nd-participant": "Wenn die zweite Person kommt",
      "automatic-host": "Wenn ein Gastgeber kommt",
    },
    consent: "Wenn aufgezeichnet wird",
    consents: {
      notify: "Alle werden informiert",
      confirm: "Alle drücken Bestätigen",
      gate: "Kamera und Mikrofon bleiben bis dahin aus",
    },
    answers: { yes: "Ja", no: "Nein" },
    seen: "Wer Aufzeichnungen sieht",
    seenBy: {
      admin: "Gastgeber",
      admin_moderator: "Gastgeber und Moderation",
      admin_moderator_speaker: "Gastgeber, Moderation und Vortragende",
    },
    leaveOut: "Ausnahme von der Aufzeichnung erlaubt",
    leaveOutHint: "Wer es wünscht, ist in der Aufzeichnung weder zu hören noch zu sehen.",
  },

  roleHints: {
    host: "Alles, auch die Einstellungen des Raums",
    moderator: "Zeichnet auf und leitet die Besprechung",
    speaker: "Kamera, Mikrofon, Bildschirm",
    viewer: "Sieht und hört zu, nie auf der Bühne",
    recording: "Die Liste der Aufzeichnungen, keine Besprechung",
  },
} as const satisfies InWords<typeof english>;
