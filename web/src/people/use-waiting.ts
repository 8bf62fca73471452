import { useQuery } from "@tanstack/react-query";
import type { RoomState } from "@roomreel/contract";
import type { Member } from "../api/member.ts";
import { waitingOf, type WaitingPerson } from "../api/meeting.ts";

/** Who waits to be admitted, the longest first. */
export type Waiting = readonly WaitingPerson[];

const NOBODY: Waiting = [];
/** The room's state says how many wait; names are asked for when that changes, and in between, as some give up. */
const AGAIN_MS = 5000;

export const useWaiting = (member: Member, state: RoomState | null, mayAdmit: boolean): Waiting => {
  const count = state?.waiting ?? 0;
  const asked = useQuery({
    queryKey: ["waiting", member.roomId, count],
    queryFn: () => waitingOf(member),
    enabled: mayAdmit && count > 0,
    refetchInterval: AGAIN_MS,
    placeholderData: (before) => before,
  });
  return mayAdmit && count > 0 ? (asked.data ?? NOBODY) : NOBODY;
};
