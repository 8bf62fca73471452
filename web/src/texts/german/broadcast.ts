import { pluralIn } from "../plural.ts";

const plural = pluralIn("de");

/** Live broadcasts in German. */
export const broadcastWords = {
  broadcast: {
    states: { preview: "Vorschau", live: "Live", ended: "Beendet" },
    state: (state: string) => `Übertragung: ${state}`,
    waits: (count: number) => plural(count, { one: "1 Person wartet", other: "# Personen warten" }),
    goLive: "Live gehen",
    goLiveTitle: "Jetzt live gehen?",
    goLiveText: (count: number) =>
      plural(count, {
        one: "1 Person wartet. Ab jetzt sieht und hört das Publikum die Bühne.",
        other: "# Personen warten. Ab jetzt sieht und hört das Publikum die Bühne.",
      }),
    end: "Übertragung beenden",
    endTitle: "Die Übertragung beenden?",
    endText: "Das Publikum geht und kann nicht zurückkommen. Sie und das Team bleiben im Raum.",
    notBegun: "Diese Übertragung hat noch nicht begonnen",
    isLive: "Diese Übertragung läuft live",
    over: "Diese Übertragung ist beendet",
    overHint: "Danke fürs Zusehen.",
    waiting: "Die Übertragung hat noch nicht begonnen",
    waitingHint: "Sie erscheint hier von selbst, sobald sie live ist.",
    crew: "Das Publikum sieht Sie erst, wenn Sie live gehen.",
    listedLater: "Die Aufzeichnung ist fertig. Sie steht in der Liste, sobald der Raum geschlossen ist.",
  },
};
