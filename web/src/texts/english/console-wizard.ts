/** The steps in which a room is made. */
export const wizardWords = {
  wizard: {
    steps: "Steps of the new room",
    names: { basics: "Basics", meeting: "Meeting", recording: "Recording" },
    next: (step: string) => `Next: ${step}`,
    back: "Back",
    hint: "Everything can be changed later.",
  },
} as const;
