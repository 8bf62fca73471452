/** Marken in einer Aufzeichnung, auf Deutsch. */
export const markWords = {
  marks: {
    set: "Marke setzen",
    hint: "Sie wird ein Kapitel der Aufzeichnung",
    done: (time: string) => `Marke bei ${time} gesetzt`,
    undo: "Rückgängig",
  },
};
