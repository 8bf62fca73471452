import type { MemberTokenAnswer } from "@roomreel/contract";
import { accessWith, type Access } from "./access.ts";
import { publicApi } from "./base.ts";
import { ApiProblem, request } from "./request.ts";
import { accountAccess, sessionNow } from "./session.ts";

/** How one wants to come in. */
export type Arrival = {
  readonly name: string;
  readonly toStage: boolean;
  readonly phone: boolean;
  /** From a breakout room: never begins another meeting. */
  readonly back?: boolean;
};

/** Somebody in one room, by the link that was opened. */
export type Member = Access & {
  readonly roomId: string;
  /** Role, rights and the room's name; makes the token that later calls use. */
  enter(): Promise<MemberTokenAnswer>;
  /** The same, and the way into the meeting; or `waiting`: to be asked again. A reload stays the same person. */
  join(arrival: Arrival): Promise<MemberTokenAnswer>;
};

const members = new Map<string, Member>();

/** The member of this room in this tab. */
export const memberOf = (roomId: string): Member => {
  const known = members.get(roomId) ?? newMember(roomId);
  members.set(roomId, known);
  return known;
};

const newMember = (roomId: string): Member => {
  const keep = (answer: MemberTokenAnswer): MemberTokenAnswer => {
    sessionStorage.setItem(tokenKey(roomId), answer.token);
    return answer;
  };
  const current = (): string | null => sessionStorage.getItem(tokenKey(roomId));
  const enter = async (): Promise<MemberTokenAnswer> => keep(await exchange(roomId, current(), {}));
  const access = accessWith({
    header: "X-Room-Member-Token",
    query: "roomMemberToken",
    current,
    renew: async () => (await enter()).token,
  });
  const join = async ({ name, toStage, phone, back }: Arrival): Promise<MemberTokenAnswer> =>
    keep(await exchange(roomId, current(), { participantName: name, joinMeeting: true, toStage, phone, back }));
  return { ...access, roomId, enter, join };
};

/** Asks why the server has disconnected one: removed, or because a broadcast is over. */
export const whyPutOut = async ({ enter }: Pick<Member, "enter">): Promise<"removed" | "broadcastOver"> => {
  const now = await enter().catch(() => null);
  return now?.role === "viewer" && now.broadcast?.state === "ended" ? "broadcastOver" : "removed";
};

/**
 * Exchanges a link's secret, or else the account, for tokens of the room. The token of before says who one is in the
 * meeting; one that is not known any more is left out, and one is somebody new.
 */
const exchange = async (roomId: string, before: string | null, joining: object): Promise<MemberTokenAnswer> => {
  await heedRemoval(roomId);
  if (before === null) return ask(roomId, {}, joining);
  try {
    return await ask(roomId, asBefore(before), joining);
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem;
    if (problem.code === "removed") localStorage.setItem(removedKey(roomId), before);
    if (problem.status !== 401) throw problem;
    sessionStorage.removeItem(tokenKey(roomId));
    return ask(roomId, {}, joining);
  }
};

const asBefore = (token: string): Readonly<Record<string, string>> => ({ "X-Room-Member-Token": `Bearer ${token}` });

/**
 * Whoever was removed from the meeting keeps that token in the browser, for all its windows. As long as the server says
 * that it is removed one does not come in as somebody new; then it is forgotten (decisions/006).
 */
const heedRemoval = async (roomId: string): Promise<void> => {
  const worn = localStorage.getItem(removedKey(roomId));
  if (worn === null) return;
  const problem = await ask(roomId, asBefore(worn), {}).then(
    () => null,
    (reason: unknown) => reason,
  );
  const isKnown = !(problem instanceof ApiProblem) || (problem.status >= 400 && problem.status < 500);
  if (problem instanceof ApiProblem && (problem.code === "removed" || !isKnown)) throw problem;
  localStorage.removeItem(removedKey(roomId));
};

const ask = (
  roomId: string,
  headers: Readonly<Record<string, string>>,
  joining: object,
): Promise<MemberTokenAnswer> => {
  const path = `/rooms/${encodeURIComponent(roomId)}/members/token`;
  const secret = secretOf(roomId);
  const body = { ...(secret === null ? {} : { secret }), ...joining };
  if (secret === null && sessionNow() !== null) return accountAccess.call(path, { method: "POST", headers, body });
  return request(publicApi + path, { method: "POST", headers, body });
};

const tokenKey = (roomId: string): string => `roomreel.member.${roomId}`;
const removedKey = (roomId: string): string => `roomreel.removed.${roomId}`;
const secretKey = (roomId: string): string => `roomreel.secret.${roomId}`;
const secretOf = (roomId: string): string | null => sessionStorage.getItem(secretKey(roomId));

/**
 * Takes a link's secret out of the address bar, where others could see it, into the tab's storage. Another link than
 * before makes another person.
 */
export const keepSecret = (roomId: string): void => {
  const address = new URL(location.href);
  const secret = address.searchParams.get("secret");
  if (secret === null) return;
  if (secret !== secretOf(roomId)) {
    members.delete(roomId);
    sessionStorage.removeItem(tokenKey(roomId));
  }
  sessionStorage.setItem(secretKey(roomId), secret);
  address.searchParams.delete("secret");
  history.replaceState(history.state, "", address);
};
