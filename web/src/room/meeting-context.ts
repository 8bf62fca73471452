import { createContext, useContext } from "react";
import type { MeetingAction, Permission, RoomState } from "@roomreel/contract";
import type { Person } from "./picture.ts";
import type { Pin } from "./pin.ts";

/** The meeting as everything inside the room page sees it, and what can be done in it. */
export type MeetingView = {
  readonly people: readonly Person[];
  readonly me: Person;
  /** Null until the server has said anything. */
  readonly state: RoomState | null;
  may(permission: Permission): boolean;
  /** Asks the server; what it refuses is told. Resolves to whether it was done, and never rejects. */
  act(action: MeetingAction): Promise<boolean>;
  /** Large for oneself only. */
  readonly pin: Pin | null;
  setPin(pin: Pin | null): void;
};

export const MeetingContext = createContext<MeetingView | null>(null);

export const useMeeting = (): MeetingView => {
  const view = useContext(MeetingContext);
  if (view === null) throw new Error("only within the room page");
  return view;
};
