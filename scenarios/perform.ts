/** Plays a plan in a real meeting and keeps a diary of what really happened, and when. */
import { setTimeout } from "node:timers/promises";
import type { MeetRecording, MeetRoom } from "@roomreel/contract";
import type { Api } from "./api.ts";
import { Entrances, isMeetingAct } from "./meeting-acts.ts";
import type { Participant, Participants } from "./participants/browser.ts";
import type { Absence, Diary, Person } from "./participants/protocol.ts";
import type { Performed, Plan, Step } from "./plan.ts";

/** What happened; all times are epoch ms of this machine, the clock that the pages use too. */
export type Performance = {
  readonly plan: Plan;
  readonly steps: readonly Performed[];
  readonly recordingId: string;
  readonly recordPressedAt: number;
  readonly stopPressedAt: number;
  /** From Pause being pressed to Resume being pressed. */
  readonly pause: Pause | null;
  readonly diaries: ReadonlyMap<string, Diary>;
};

export type Pause = { readonly pressedAt: number; readonly resumedAt: number };

export type Stage = {
  readonly api: Api;
  readonly participants: Participants;
  readonly room: MeetRoom;
  /** Told the recording as soon as it is active, while the meeting goes on. */
  readonly onActive?: (recording: MeetRecording) => Promise<void>;
};

export const now = (): number => performance.timeOrigin + performance.now();
const until = async (wall: number): Promise<void> => await setTimeout(Math.max(0, wall - now()));

/** People stay on after Stop: what they do until it takes effect may still be in the file. */
const lingerMs = 1000;

/** Runs the whole plan; people who have not left do so at the end. @throws what any step threw */
export const perform = async (plan: Plan, stage: Stage): Promise<Performance> => {
  const cast = new Map<string, Participant>();
  for (const person of plan.people) cast.set(person.name, await stage.participants.add());
  const begin = now();
  const steps: Performed[] = [];
  const entrances = new Entrances(plan, stage);
  const recorded = record(plan, stage, begin);
  for (const step of plan.steps.toSorted((a, b) => a.atMs - b.atMs)) {
    await until(begin + step.atMs);
    const participant = castOf(cast, step.who);
    const from = now();
    await act(participant, step, { plan, entrances });
    steps.push({ ...step, from, to: now() });
  }
  const recording = await recorded;
  await setTimeout(lingerMs);
  const diaries = new Map<string, Diary>();
  for (const [name, participant] of cast) {
    diaries.set(name, await participant.diary());
    if (participant.faults.length > 0) throw new Error(`page of ${name}: ${participant.faults.join("; ")}`);
    await participant.close();
  }
  const returns = [...diaries].flatMap(([who, { absences }]) => absences.map((one) => returnOf(who, one, begin)));
  return { plan, steps: [...steps, ...returns].toSorted((a, b) => a.from - b.from), diaries, ...recording };
};

/** Whoever comes back from a lost connection joins again, without being told to. */
const returnOf = (who: string, { from, back }: Absence, begin: number): Performed => {
  const { at, joinedAt } = back ?? { at: Number.POSITIVE_INFINITY, joinedAt: from };
  return { atMs: joinedAt - begin, who, does: "join", from, to: at };
};

type Recorded = Pick<Performance, "recordingId" | "recordPressedAt" | "stopPressedAt" | "pause">;

const record = async (plan: Plan, { api, room, onActive }: Stage, begin: number): Promise<Recorded> => {
  await until(begin + plan.recordAtMs);
  const recordPressedAt = now();
  const { recordingId } = await api.startRecording(room);
  await onActive?.(await api.until(recordingId, ({ status }) => status === "active", 20_000));
  const pause =
    plan.pause === undefined
      ? null
      : await paused(api, recordingId, {
          pressedAt: begin + plan.pause.atMs,
          resumedAt: begin + plan.pause.untilMs,
        });
  if (plan.endsByItself === true) {
    await api.until(recordingId, ({ status }) => hasStopped(status), begin + plan.stopAtMs - now());
    return { recordingId, recordPressedAt, stopPressedAt: now(), pause };
  }
  await until(begin + plan.stopAtMs);
  const stopPressedAt = now();
  await api.stopRecording(recordingId);
  return { recordingId, recordPressedAt, stopPressedAt, pause };
};

const hasStopped = (status: string): boolean => status !== "starting" && status !== "active";

const paused = async (api: Api, recordingId: string, planned: Pause): Promise<Pause> => {
  await until(planned.pressedAt);
  const pressedAt = now();
  await api.pauseRecording(recordingId);
  await until(planned.resumedAt);
  const resumedAt = now();
  await api.resumeRecording(recordingId);
  return { pressedAt, resumedAt };
};

const act = async (
  participant: Participant,
  step: Step,
  { plan, entrances }: { plan: Plan; entrances: Entrances },
): Promise<void> => {
  const { does, who } = step;
  if (isMeetingAct(does)) {
    await entrances.act({ ...step, does });
    return does === "join-stage" ? await participant.run({ do: "publish" }) : undefined;
  }
  if (does !== "join" && does !== "attend") return await participant.run({ do: does });
  const waits = does === "attend";
  const person = personOf(plan, who);
  const { livekitUrl: url, livekitToken: token } = await entrances.enter(who, !waits);
  await participant.run({ do: "join", url, token, person, waits });
};

const personOf = (plan: Plan, name: string): Person => {
  const person = plan.people.find((one) => one.name === name);
  if (person === undefined) throw new Error(`the plan has no person ${name}`);
  return person;
};

const castOf = (cast: ReadonlyMap<string, Participant>, name: string): Participant => {
  const participant = cast.get(name);
  if (participant === undefined) throw new Error(`the plan has no person ${name}`);
  return participant;
};
