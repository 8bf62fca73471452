import { pluralIn } from "../plural.ts";

const plural = pluralIn("en");

/** Live broadcasts: the crew prepares in preview, the audience waits; live it watches. */
export const broadcastWords = {
  broadcast: {
    states: { preview: "Preview", live: "Live", ended: "Ended" },
    /** Read out with the state. */
    state: (state: string) => `Broadcast: ${state}`,
    waits: (count: number) => plural(count, { one: "1 person is waiting", other: "# people are waiting" }),
    goLive: "Go live",
    goLiveTitle: "Go live now?",
    goLiveText: (count: number) =>
      plural(count, {
        one: "1 person is waiting. From now on the audience sees and hears the stage.",
        other: "# people are waiting. From now on the audience sees and hears the stage.",
      }),
    end: "End broadcast",
    endTitle: "End the broadcast?",
    endText: "The audience leaves, and cannot come back to it. You and the crew stay in the room.",
    notBegun: "This broadcast has not begun yet",
    isLive: "This broadcast is live",
    over: "This broadcast has ended",
    overHint: "Thank you for watching.",
    waiting: "The broadcast has not begun yet",
    waitingHint: "It appears here by itself as soon as it is live.",
    crew: "The audience does not see you before you go live.",
    listedLater: "The recording file is ready. It is listed once the room is closed.",
  },
};
