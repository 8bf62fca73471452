import type { InWords } from "../words.ts";
import type { memberWords as english } from "../english/console-members.ts";

/** Who has a place of his own in a room, and what each right is called. */
export const memberWords = {
  members: {
    title: "Mitglieder",
    hint:
      "Wer einen eigenen Platz in diesem Raum hat: mit persönlichem Link, einer Rolle und Rechten, die von " +
      "ihr abweichen können.",
    add: "Mitglied hinzufügen",
    addText:
      "Wer ein Konto hat, meldet sich an und ist bekannt. Alle anderen bekommen einen persönlichen " +
      "Link, der so gut wie ein " +
      "Namensschild ist: Geben Sie ihn nur dieser Person.",
    by: "Wer",
    byAccount: "Jemand mit einem Konto",
    byName: "Ein Gast, mit Namen",
    account: "Benutzername",
    name: "Name",
    role: "Rolle",
    submit: "Hinzufügen",
    added: (name) => `${name} hat einen Platz in diesem Raum`,
    noAccount: "Ein Konto mit diesem Benutzernamen gibt es nicht.",
    empty: "Noch keine Mitglieder",
    emptyHint:
      "Geben Sie Menschen einen eigenen Platz, wenn die Links der Rollen nicht persönlich genug sind: " +
      "um zu wissen, wer " +
      "kam, oder um einer Person mehr oder weniger zu erlauben.",
    guest: "Gast mit persönlichem Link",
    ownRights: (count) => (count === 1 ? "1 eigenes Recht" : `${count} eigene Rechte`),
    roleOf: (name) => `Rolle von ${name}`,
    copyLink: (name) => `Persönlichen Link kopieren: ${name}`,
    actions: (name) => `Aktionen für ${name}`,
    rights: "Rechte",
    replace: "Persönlichen Link ersetzen",
    replaceTitle: (name) => `Den persönlichen Link von ${name} ersetzen?`,
    replaceText:
      "Der alte öffnet ab jetzt nichts mehr, und wer mit ihm in der Besprechung ist, verlässt sie sofort. " +
      "Schicken Sie den neuen.",
    replaced: "Der persönliche Link wurde ersetzt",
    remove: "Aus dem Raum nehmen",
    removeTitle: (name) => `${name} aus dem Raum nehmen?`,
    removeText:
      "Der persönliche Link gilt nicht mehr, und diese Person verlässt eine laufende Besprechung " +
      "sofort. Andere Links des " +
      "Raums lassen weiterhin herein.",
    removed: (name) => `${name} hat keinen Platz mehr in diesem Raum`,
    changed: (name, role) => `${name}: ${role}, ab sofort`,
  },
  rightsOf: {
    title: (name) => `Rechte von ${name}`,
    text:
      "Wo nichts anderes gewählt ist, entscheidet die Rolle. Änderungen gelten sofort, auch in einer " +
      "laufenden Besprechung.",
    asRole: "Wie die Rolle",
    asRoleNow: { yes: "Wie die Rolle: ja", no: "Wie die Rolle: nein" },
    answers: { yes: "Ja", no: "Nein" },
    save: "Rechte speichern",
    reset: "Alles wie die Rolle",
    saved: "Gespeichert, gilt ab jetzt",
  },
  rightGroups: { meeting: "Besprechung", stage: "Kamera, Mikrofon, Chat", recordings: "Aufzeichnungen" },
  rights: {
    meetingJoin: "An der Besprechung teilnehmen",
    meetingRead: "Über die Besprechung lesen",
    meetingEnd: "Die Besprechung für alle beenden",
    participantPromote: "Rollen ändern, die Bühne leiten",
    participantKick: "Personen entfernen",
    participantMute: "Personen stummschalten",
    roomShareAccessLinks: "Links sehen und weitergeben",
    mediaPublishVideo: "Kamera",
    mediaPublishAudio: "Mikrofon",
    mediaShareScreen: "Den Bildschirm teilen",
    mediaChangeVirtualBackground: "Den Hintergrund ändern",
    chatRead: "Den Chat lesen",
    chatWrite: "Im Chat schreiben",
    recordingControl: "Aufzeichnungen beginnen und beenden",
    recordingList: "Die Liste der Aufzeichnungen sehen",
    recordingPlay: "Aufzeichnungen abspielen",
    recordingDownload: "Aufzeichnungen herunterladen",
    recordingDelete: "Aufzeichnungen löschen",
  },
} as const satisfies InWords<typeof english>;
