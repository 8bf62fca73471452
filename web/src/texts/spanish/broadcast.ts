import { pluralIn } from "../plural.ts";

const plural = pluralIn("es");

/** Live broadcasts in Spanish. */
export const broadcastWords = {
  broadcast: {
    states: { preview: "Vista previa", live: "En directo", ended: "Terminada" },
    state: (state: string) => `Emisión: ${state}`,
    waits: (count: number) => plural(count, { one: "1 persona espera", other: "# personas esperan" }),
    goLive: "Emitir en directo",
    goLiveTitle: "¿Emitir en directo ahora?",
    goLiveText: (count: number) =>
      plural(count, {
        one: "1 persona espera. A partir de ahora el público ve y oye el escenario.",
        other: "# personas esperan. A partir de ahora el público ve y oye el escenario.",
      }),
    end: "Terminar la emisión",
    endTitle: "¿Terminar la emisión?",
    endText: "El público sale y no puede volver a ella. El equipo y tú seguís en la sala.",
    notBegun: "Esta emisión aún no ha empezado",
    isLive: "Esta emisión está en directo",
    over: "Esta emisión ha terminado",
    overHint: "Gracias por verla.",
    waiting: "La emisión aún no ha empezado",
    waitingHint: "Aparece aquí por sí sola en cuanto esté en directo.",
    crew: "El público no te ve antes de que emitas en directo.",
    listedLater: "El archivo de la grabación está listo. Aparece en la lista cuando se cierre la sala.",
  },
};
