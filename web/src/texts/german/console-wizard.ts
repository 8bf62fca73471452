import type { InWords } from "../words.ts";
import type { wizardWords as english } from "../english/console-wizard.ts";

/** The steps in which a room is made, in German. */
export const wizardWords: InWords<typeof english> = {
  wizard: {
    steps: "Schritte zum neuen Raum",
    names: { basics: "Grundlagen", meeting: "Besprechung", recording: "Aufzeichnung" },
    next: (step) => `Weiter: ${step}`,
    back: "Zurück",
    hint: "Alles lässt sich später ändern.",
  },
};
