/** Which subject changed, in whatever process: what live changes are made of (http/changes.ts). */
import type { Change } from "@roomreel/contract";

/** With what is needed to tell who may know of it, also when the subject is gone. */
export type SubjectChange = Change & {
  /** The room, or the rooms that a recording belongs to. */
  readonly rooms: readonly string[];
  /** Accounts that may know of it, whatever else they may; of rooms and spaces not all. */
  readonly accounts: readonly string[];
  /** Every account may. */
  readonly everybody: boolean;
};

/** Hears of changes. It may miss some, and then says so; it never waits for who listens. */
export interface SubjectChanges {
  onSubject(heard: (change: SubjectChange | "missed") => void): { stop(): void };
}
