/** A room as it stands in the wizard. What nobody touched is not sent: then the organisation's word counts. */
import type { CreateRoom, Encoding, MeetRoom, RoomConfig } from "@roomreel/contract";
import type { NewRoom } from "../api/rooms.ts";

type Recording = RoomConfig["recording"];
/** Null: as the organisation says, or as the server does. */
export type Draft = {
  readonly name: string;
  readonly stage: RoomConfig["stage"];
  readonly waitingRoom: boolean;
  readonly waitForHost: boolean;
  readonly chat: boolean;
  readonly maxParticipants: number | null;
  readonly type: Recording["type"];
  readonly startTrigger: Recording["startTrigger"];
  readonly layout: Recording["layout"] | null;
  readonly encoding: Encoding | null;
  readonly allowAccessTo: Recording["allowAccessTo"] | null;
  readonly retentionDays: number | null;
  readonly deletion: {
    /** Epoch ms. */
    readonly date: number | null;
    readonly policy: NonNullable<MeetRoom["autoDeletionPolicy"]>;
  };
};

export const newDraft: Draft = {
  name: "",
  stage: "everyone",
  waitingRoom: false,
  waitForHost: false,
  chat: true,
  maxParticipants: null,
  type: null,
  startTrigger: null,
  layout: null,
  encoding: null,
  allowAccessTo: null,
  retentionDays: null,
  deletion: { date: null, policy: { withMeeting: "when_meeting_ends", withRecordings: "close" } },
};

export type Asked = NewRoom & Pick<CreateRoom, "autoDeletionDate" | "autoDeletionPolicy">;

/** @param schedule null: always open */
export const askedFor = (draft: Draft, schedule: RoomConfig["schedule"] | null): Asked => {
  const { type, startTrigger, layout, encoding, allowAccessTo, retentionDays, deletion } = draft;
  const recording = said({ type, startTrigger, layout, encoding, allowAccessTo, retentionDays });
  const switched = said({
    stage: draft.stage === "everyone" ? null : draft.stage,
    waitingRoom: draft.waitingRoom ? true : null,
    waitForHost: draft.waitForHost ? true : null,
    chat: draft.chat ? null : { enabled: false },
    maxParticipants: draft.maxParticipants,
    schedule,
  });
  return {
    roomName: draft.name.trim(),
    config: { ...switched, ...(Object.keys(recording).length === 0 ? {} : { recording }) },
    ...(deletion.date === null ? {} : { autoDeletionDate: deletion.date, autoDeletionPolicy: deletion.policy }),
  };
};

type Said<Whole> = { readonly [Key in keyof Whole]?: NonNullable<Whole[Key]> };
const said = <Whole extends object>(whole: Whole): Said<Whole> =>
  Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null)) as Said<Whole>;
