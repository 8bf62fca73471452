import type { InWords } from "../words.ts";
import type { wizardWords as english } from "../english/console-wizard.ts";

/** The steps in which a room is made, in Spanish. */
export const wizardWords: InWords<typeof english> = {
  wizard: {
    steps: "Pasos de la sala nueva",
    names: { basics: "Lo básico", meeting: "Reunión", recording: "Grabación" },
    next: (step) => `Siguiente: ${step}`,
    back: "Atrás",
    hint: "Todo se puede cambiar después.",
  },
};
