/** Steps of a plan as actions of the meeting: who asks the server for what. */
import type { MeetingAction, MeetRoom } from "@roomreel/contract";
import type { Api, Entrance } from "./api.ts";
import type { MeetingAct, Plan, Step } from "./plan.ts";

/** Done by the person himself; everything else by whoever leads. */
const own: readonly MeetingAct[] = ["ask", "join-stage", "leave-out", "let-in"];

const actionOf = (does: MeetingAct, identity: string): MeetingAction => {
  switch (does) {
    case "ask":
      return { do: "ask-for-stage" };
    case "bring":
      return { do: "bring-to-stage", identity };
    case "join-stage":
      return { do: "join-stage" };
    case "remove-from-stage":
      return { do: "remove-from-stage", identity };
    case "main-camera":
      return { do: "set-main-camera", identity };
    case "no-main-camera":
      return { do: "set-main-camera", identity: null };
    case "leave-out":
    case "let-in":
      return { do: "leave-me-out", leaveOut: does === "leave-out" };
  }
};

const names: readonly string[] = [...own, "bring", "remove-from-stage", "main-camera", "no-main-camera"];
export const isMeetingAct = (does: Step["does"]): does is MeetingAct => names.includes(does);

/** Everybody's way into a meeting, which is also the right to act in it. */
export class Entrances {
  readonly #plan: Plan;
  readonly #stage: { readonly api: Api; readonly room: MeetRoom };
  readonly #entrances = new Map<string, Entrance>();

  constructor(plan: Plan, stage: { readonly api: Api; readonly room: MeetRoom }) {
    this.#plan = plan;
    this.#stage = stage;
  }

  async enter(name: string, toStage: boolean): Promise<Entrance> {
    const { api, room } = this.#stage;
    const { role = "speaker", phone = false } = this.#plan.people.find((one) => one.name === name) ?? {};
    const entrance = await api.come(room, { role, participantName: name, toStage, phone });
    this.#entrances.set(name, entrance);
    return entrance;
  }

  /** @throws when the server refuses it */
  async act({ who, does }: Step & { readonly does: MeetingAct }): Promise<void> {
    const { api, room } = this.#stage;
    const { token, participantIdentity } = this.#of(who);
    const leader = this.#plan.people.find(({ role }) => role === "moderator" || role === "host");
    const by = own.includes(does) ? token : this.#of(leader?.name ?? who).token;
    await api.act(room, by, actionOf(does, participantIdentity));
  }

  #of(name: string): Entrance {
    const entrance = this.#entrances.get(name);
    if (entrance === undefined) throw new Error(`${name} is not in the meeting`);
    return entrance;
  }
}
