/** Marks in a recording. */
export const markWords = {
  marks: {
    set: "Set a mark",
    hint: "It becomes a chapter of the recording",
    done: (time: string) => `Mark set at ${time}`,
    undo: "Undo",
  },
};
