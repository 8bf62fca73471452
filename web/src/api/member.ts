import type { MemberTokenAnswer } from "@roomreel/contract";
import { accessWith, type Access } from "./access.ts";
import { publicApi } from "./base.ts";
import { request } from "./request.ts";
import { accountAccess, sessionNow } from "./session.ts";

type Joining = { readonly participantName: string; readonly joinMeeting: true };

/** Exchanges a link's secret, or else the account, for tokens of the room. */
const exchange = (roomId: string, secret: string | null, joining?: Joining): Promise<MemberTokenAnswer> => {
  const path = `/rooms/${encodeURIComponent(roomId)}/members/token`;
  const body = { ...(secret === null ? {} : { secret }), ...joining };
  if (secret === null && sessionNow() !== null) return accountAccess.call(path, { method: "POST", body });
  return request(publicApi + path, { method: "POST", body });
};

/** Somebody in one room, by the link that was opened. */
export type Member = Access & {
  readonly roomId: string;
  /** Role, rights and the room's name; makes the token that later calls use. */
  enter(): Promise<MemberTokenAnswer>;
  /** The same, and the way into the meeting. */
  join(participantName: string): Promise<MemberTokenAnswer>;
};

const members = new Map<string, Member>();

/** The member of this room in this tab. */
export const memberOf = (roomId: string): Member => {
  const known = members.get(roomId) ?? newMember(roomId);
  members.set(roomId, known);
  return known;
};

const newMember = (roomId: string): Member => {
  let token: string | null = null;
  const keep = (answer: MemberTokenAnswer): MemberTokenAnswer => {
    token = answer.token;
    return answer;
  };
  const enter = async (): Promise<MemberTokenAnswer> => keep(await exchange(roomId, secretOf(roomId)));
  const access = accessWith({
    header: "X-Room-Member-Token",
    query: "roomMemberToken",
    current: () => token,
    renew: async () => (await enter()).token,
  });
  const join = async (participantName: string): Promise<MemberTokenAnswer> =>
    keep(await exchange(roomId, secretOf(roomId), { participantName, joinMeeting: true }));
  return { ...access, roomId, enter, join };
};

const keyOf = (roomId: string): string => `roomreel.secret.${roomId}`;
const secretOf = (roomId: string): string | null => sessionStorage.getItem(keyOf(roomId));

/** Takes a link's secret out of the address bar, where others could see it, into the tab's storage. */
export const keepSecret = (roomId: string): void => {
  const address = new URL(location.href);
  const secret = address.searchParams.get("secret");
  if (secret === null) return;
  if (secret !== secretOf(roomId)) members.delete(roomId);
  sessionStorage.setItem(keyOf(roomId), secret);
  address.searchParams.delete("secret");
  history.replaceState(history.state, "", address);
};
