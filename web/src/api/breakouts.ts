import type { BreakoutAction, BreakoutRecordings, BreakoutsView, MemberTokenAnswer } from "@roomreel/contract";
import { accessWith } from "./access.ts";
import type { Member } from "./member.ts";

const at = ({ roomId }: Member): string => `/meetings/${encodeURIComponent(roomId)}/breakouts`;

/** Asks as somebody of the main room, wherever one is. */
export const actOnBreakouts = async (main: Member, action: BreakoutAction): Promise<void> => {
  await main.call(`${at(main)}/actions`, { method: "POST", body: action });
};

/** For who leads. */
export const breakoutsOf = (main: Member): Promise<BreakoutsView> => main.call(at(main));

export const recordBreakouts = (main: Member): Promise<BreakoutRecordings> =>
  main.call(`${at(main)}/recordings`, { method: "POST" });

/** The same person in a breakout room, which opens to the main room's token only (contract breakouts.ts). */
export const breakoutMember = (main: Member, roomId: string): Member => {
  let token: string | null = null;
  const ask = async (body: object): Promise<MemberTokenAnswer> => {
    const path = `/rooms/${encodeURIComponent(roomId)}/members/token`;
    const answer = await main.call<MemberTokenAnswer>(path, { method: "POST", body });
    token = answer.token;
    return answer;
  };
  const access = accessWith({
    header: "X-Room-Member-Token",
    query: "roomMemberToken",
    current: () => token,
    renew: async () => (await ask({})).token,
  });
  const join: Member["join"] = ({ name, toStage, phone }) =>
    ask({ participantName: name, joinMeeting: true, toStage, phone });
  return { ...access, roomId, enter: () => ask({}), join };
};
