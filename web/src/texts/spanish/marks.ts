/** Marcas en una grabación. */
export const markWords = {
  marks: {
    set: "Poner una marca",
    hint: "Será un capítulo de la grabación",
    done: (time: string) => `Marca puesta en ${time}`,
    undo: "Deshacer",
  },
};
