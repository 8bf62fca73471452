import { breakoutWords } from "./german/breakouts.ts";
import { broadcastWords } from "./german/broadcast.ts";
import { backdropWords } from "./german/backdrop.ts";
import { consoleWords } from "./german/console.ts";
import { markWords } from "./german/marks.ts";
import { meetingWords } from "./german/meeting.ts";
import { libraryFailures } from "./german/library-failures.ts";
import type { Words } from "./words.ts";

/** The app in German. */
export const german = {
  ...meetingWords,
  ...consoleWords,
  ...breakoutWords,
  ...broadcastWords,
  ...backdropWords,
  ...markWords,

  product: "Roomreel",
  cancel: "Abbrechen",
  close: "Schließen",
  retry: "Erneut versuchen",
  loading: "Wird geladen",
  copied: "Link kopiert",
  copyFailed: "Der Browser hat das Kopieren nicht erlaubt. Markieren Sie den Link und kopieren Sie ihn von Hand.",
  notFound: { title: "Hier ist nichts", body: "Vielleicht ist die Adresse falsch, oder die Seite gibt es nicht mehr." },
  crashed: {
    title: "Diese Seite funktioniert gerade nicht",
    body: "Laden Sie sie neu; eine laufende Aufzeichnung ist nicht betroffen.",
  },
  reload: "Neu laden",

  problem: {
    unreachable: "Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.",
    tooMany: "Zu viele Anfragen. Warten Sie eine Minute und versuchen Sie es noch einmal.",
    unexpected: "Auf dem Server ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal.",
  },

  failures: {
    ...libraryFailures,
    "too-many-marks": "Diese Aufzeichnung hat so viele Marken, wie sie haben kann.",
    "marks-too-fast": "Zu viele Marken in einer Minute. Warten Sie ein wenig.",
    "not-recording": "Im Moment wird nichts aufgezeichnet.",
    "no-mark": "Diese Marke gibt es nicht mehr.",
    "not-live": "Die Übertragung hat nicht begonnen.",
    "broadcast-over": "Die Übertragung ist beendet.",
    broadcasts: "Eine Live-Übertragung hat keine Gruppenräume.",
    "first-admin-stays": "Der erste Administrator bleibt.",
    "member-exists": "Diese Person hat schon einen Platz im Raum.",
    "no-member": "Diese Person hat keinen Platz mehr im Raum.",
    "no-user": "Dieses Konto gibt es nicht mehr.",
    "not-oneself": "Niemand ändert die eigene Rolle oder löscht das eigene Konto.",
    "owner-stays": "Der Eigentümer eines Bereichs bleibt Verwalter.",
    "space-has-rooms": "Dieser Bereich hat noch Räume. Löschen Sie sie zuerst.",
    "too-many-in-space": "Der Bereich hat so viele Mitglieder, wie er haben kann.",
    "too-many-members": "Der Raum hat so viele Mitglieder, wie er haben kann.",
    "user-exists": "Ein Konto mit diesem Benutzernamen gibt es schon.",
    "already-recording": "Dieser Raum wird bereits aufgezeichnet.",
    "already-stopped": "Die Aufzeichnung ist bereits beendet.",
    "cannot-act-on-host": "Einen Gastgeber kann nur ein Gastgeber ändern.",
    "cannot-be-left-out": "In diesem Raum werden alle auf der Bühne aufgezeichnet.",
    "bad-breakouts": "Es kann 1 bis 15 Gruppenräume geben, mit einem Zeitlimit von höchstens 24 Stunden.",
    "breakouts-open": "Die Gruppenräume sind bereits geöffnet.",
    "no-breakout": "Diesen Gruppenraum gibt es nicht mehr.",
    "no-breakouts": "Es gibt keine Gruppenräume.",
    "not-your-breakout": "Sie sind diesem Gruppenraum nicht zugeteilt.",
    "chat-off": "Der Chat ist in diesem Raum ausgeschaltet.",
    forbidden: "Dazu sind Sie nicht berechtigt.",
    "livekit-unavailable": "Besprechungen sind im Moment nicht erreichbar. Versuchen Sie es in Kürze noch einmal.",
    "meeting-active": "Das lässt sich nicht ändern, solange eine Besprechung läuft.",
    "no-meeting": "In diesem Raum läuft keine Besprechung.",
    "no-participants": "Niemand ist im Raum.",
    "no-recording": "Diese Aufzeichnung gibt es nicht mehr.",
    "no-room": "Diesen Raum gibt es nicht mehr.",
    "not-in-meeting": "Diese Person ist nicht mehr in der Besprechung.",
    "not-on-stage": "Diese Person ist nicht mehr auf der Bühne.",
    "not-waiting": "Diese Person wartet nicht mehr.",
    "recording-disabled": "In diesem Raum ist das Aufzeichnen ausgeschaltet.",
    refused: "Sie wurden nicht eingelassen.",
    removed: "Sie wurden aus dieser Besprechung entfernt.",
    "room-closed": "Der Raum ist geschlossen.",
    "room-full": "Die Besprechung ist voll.",
    "stage-closed": "Ohne Einladung können Sie nicht auf die Bühne.",
    "too-many-logins": "Zu viele Fehlversuche. Versuchen Sie es in 5 Minuten noch einmal.",
  },

  language: "Sprache",

  join: {
    title: (room) => `An „${room}“ teilnehmen`,
    name: "Ihr Name",
    namePlaceholder: "Für alle sichtbar",
    nameNeeded: "Geben Sie Ihren Namen ein, um teilzunehmen.",
    as: { stage: "Auf die Bühne", viewer: "Nur zuschauen" },
    joining: "Sie treten bei",
    notes: {
      viewer: "Als Zuschauende sehen und hören Sie alles, sind selbst aber weder zu sehen noch zu hören.",
      request: "In der Besprechung können Sie um einen Platz auf der Bühne bitten.",
      invite: "In der Besprechung kann die Moderation Sie auf die Bühne einladen.",
    },
    preview: "Kameravorschau",
    camera: "Kamera",
    microphone: "Mikrofon",
    both: "Kamera und Mikrofon",
    speaker: "Lautsprecher",
    testSound: "Testton abspielen",
    playing: "Wird abgespielt",
    soundFailed: "Der Testton konnte nicht abgespielt werden.",
    cameraOn: "Kamera einschalten",
    cameraOff: "Kamera ausschalten",
    microphoneOn: "Mikrofon einschalten",
    microphoneOff: "Mikrofon ausschalten",
    cameraIsOff: "Die Kamera ist aus",
    starting: "Die Kamera startet",
    systemDefault: "Systemstandard",
    recordings: "Aufzeichnungen dieses Raums",
    recorded: "Dieser Raum wird aufgezeichnet",
    willBeRecorded: "Diese Besprechung wird aufgezeichnet",
    waiting: {
      admission: "Bitte warten Sie, bis ein Gastgeber Sie einlässt",
      host: "Die Besprechung beginnt, wenn ein Gastgeber da ist",
      opening: "Dieser Raum ist noch nicht geöffnet",
    },
    opensAt: (date) => `Öffnet am ${date}`,
    openUntil: (date) => `Geöffnet bis ${date}`,
    timeOver: "Die Zeit dieser Besprechung ist vorbei",
    timeOverHint: "Niemand kommt mehr neu herein. Fragen Sie die Person, die Sie eingeladen hat, nach der nächsten.",
    waitingHint: "Sie treten dann automatisch bei. Name und Geräte können Sie noch ändern.",
    waitingLost: "Der Server ist nicht erreichbar. Es wird weiter versucht, ihn zu erreichen",
    turnedAway: {
      declined: {
        title: "Sie wurden nicht eingelassen",
        hint: "Ein Gastgeber hat abgelehnt. Sie können zurückgehen und erneut anfragen.",
      },
      removed: {
        title: "Sie wurden aus der Besprechung entfernt",
        hint: "Solange sie läuft, können Sie nicht zurückkommen.",
      },
      full: { title: "Die Besprechung ist voll", hint: "Versuchen Sie es noch einmal, wenn jemand gegangen ist." },
      linkOff: {
        title: "Dieser Link ist ausgeschaltet",
        hint: "Bitten Sie die Person, die ihn geschickt hat, um einen neuen.",
      },
    },
    back: "Zurück",
    badLink: "Dieser Link funktioniert nicht",
    badLinkHint: "Vielleicht ist er unvollständig oder wurde ersetzt. Bitten Sie um den aktuellen Link.",
    closed: "Dieser Raum ist geschlossen",
    closedHint: "Zurzeit kann niemand teilnehmen. Bitten Sie die Person, die ihn leitet, ihn wieder zu öffnen.",
    failed: "Der Beitritt ist fehlgeschlagen. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.",
  },

  device: {
    denied: (what) => `${what}: Der Browser darf nicht darauf zugreifen.`,
    blocked: (what) =>
      `${what}: Das System erlaubt es diesem Browser nicht. Erlauben Sie es in den Systemeinstellungen.`,
    missing: (what) => `${what}: Es wurde kein Gerät gefunden. Schließen Sie eines an.`,
    busy: (what) =>
      `${what}: Ein anderes Programm verwendet das Gerät. Schließen Sie es und versuchen Sie es noch einmal.`,
    insecure: (what) => `${what}: Browser erlauben es nur über https oder auf diesem Computer selbst.`,
    failed: (what) => `${what}: Das Gerät konnte nicht gestartet werden.`,
    allow: {
      chrome:
        "Klicken Sie auf das Symbol links neben der Adresse, schalten Sie es dort ein und versuchen Sie es " +
        "noch einmal.",
      firefox:
        "Klicken Sie auf das durchgestrichene Symbol links neben der Adresse, heben Sie die Sperre auf und " +
        "versuchen Sie es noch einmal.",
      safari:
        "Wählen Sie im Menü Safari „Einstellungen für diese Website“, dann „Erlauben“, und versuchen Sie es " +
        "noch einmal.",
      iphone:
        "Öffnen Sie das Seitenmenü neben der Adresse, dann „Website-Einstellungen“, wählen Sie „Erlauben“ " +
        "und versuchen Sie es noch einmal.",
      android:
        "Tippen Sie auf das Symbol links neben der Adresse, dann auf „Berechtigungen“, erlauben Sie es und " +
        "versuchen Sie es noch einmal.",
    },
    without: "Sie können auch ohne beitreten.",
  },

  left: {
    self: "Sie haben die Besprechung verlassen",
    duplicate: "Sie nehmen in einem anderen Fenster teil",
    removed: "Sie wurden aus der Besprechung entfernt",
    ended: "Die Besprechung ist beendet",
    broadcastOver: "Diese Übertragung ist beendet",
    lost: "Die Verbindung ist abgebrochen",
    rejoin: "Erneut beitreten",
    recordings: "Aufzeichnungen dieses Raums",
  },
} as const satisfies Words;
