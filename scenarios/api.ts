/** The REST API as an integrator's program sees it. */
import { setTimeout } from "node:timers/promises";
import {
  finalStatuses,
  memberTokenAnswerSchema,
  readWebVtt,
  recordingSchema,
  roomSchema,
  type MeetingAction,
  type MeetRecording,
  type MeetRoom,
  type RoomRole,
} from "@roomreel/contract";

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: unknown };
export type Call = {
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Somebody with a link. Without `toStage: false` on stage, where it is open. */
type Visitor = {
  readonly role: RoomRole;
  readonly participantName: string;
  readonly toStage?: boolean;
  readonly phone?: boolean;
};

/** What a person needs to take part with any livekit-client program. */
export type Entrance = {
  readonly token: string;
  readonly livekitUrl: string;
  readonly livekitToken: string;
  readonly participantIdentity: string;
};

/** Ends a wait that would not end; how long it takes is measured elsewhere. Browsers may fill the machine meanwhile. */
const FINAL_WITHIN_MS = 120_000;

const chaptersIn = (vtt: string): ReadonlyMap<string, number> => {
  const read = readWebVtt(vtt);
  if (!read.ok) throw new Error(`chapters that cannot be read: ${vtt}`);
  return new Map(read.cues.map(({ text, fromMs }) => [text, fromMs]));
};

export class Api {
  readonly #base: string;
  readonly #key: string | null;

  /** @param key of the API; null for somebody without one */
  constructor(base: string, key: string | null) {
    this.#base = base;
    this.#key = key;
  }

  /** One call with the API key, whatever comes of it. `raw` is sent as it is. */
  async call(method: string, path: string, { body, raw, headers = {} }: Call = {}): Promise<Answer> {
    const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${this.#base}${path}`, {
      method,
      headers: {
        ...this.#credential(),
        ...(text === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(text === undefined ? {} : { body: text }),
    });
    const answer = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(answer) : answer };
  }

  /** @param config what the room does not leave to the defaults */
  async createRoom(roomName: string, config: object = {}): Promise<MeetRoom> {
    return roomSchema.parse(await this.#expect(201, ["POST", "/rooms"], { roomName, config }));
  }

  /** What a link's page does when somebody types a name. */
  async enter(room: MeetRoom, role: RoomRole, participantName: string): Promise<Entrance> {
    return await this.come(room, { role, participantName });
  }

  /** The same, as somebody wants to come in. */
  async come(room: MeetRoom, { role, ...visitor }: Visitor): Promise<Entrance> {
    const link = room.access.anonymous[role].url;
    if (link === undefined) throw new Error(`the room has no link for ${role}`);
    const secret = new URL(link).searchParams.get("secret");
    const exchange = { secret, joinMeeting: true, ...visitor };
    const answer = await this.#expect(200, ["POST", `/rooms/${room.roomId}/members/token`], exchange);
    const token = memberTokenAnswerSchema.parse(answer);
    const { livekitUrl, livekitToken, participantIdentity } = token;
    if (livekitUrl === undefined || livekitToken === undefined || participantIdentity === undefined)
      throw new Error("the exchange gave no way into the meeting");
    return { token: token.token, livekitUrl, livekitToken, participantIdentity };
  }

  /** What somebody in the meeting does, with the token of the entrance. @throws when it is refused */
  async act(room: MeetRoom, token: string, action: MeetingAction): Promise<void> {
    const { status, body } = await this.post(token, `/meetings/${room.roomId}/actions`, action);
    if (status !== 204) throw new Error(`${action.do}: ${status} ${JSON.stringify(body)}`);
  }

  /** What somebody in the meeting asks for, whatever comes of it. */
  async post(token: string, path: string, body: unknown): Promise<Answer> {
    const headers = { "x-room-member-token": `Bearer ${token}` };
    return await new Api(this.#base, null).call("POST", path, { body, headers });
  }

  async startRecording(room: MeetRoom): Promise<MeetRecording> {
    return recordingSchema.parse(await this.#expect(201, ["POST", "/recordings"], { roomId: room.roomId }));
  }

  async stopRecording(recordingId: string): Promise<MeetRecording> {
    return recordingSchema.parse(await this.#expect(202, ["POST", `/recordings/${recordingId}/stop`]));
  }

  async pauseRecording(recordingId: string): Promise<MeetRecording> {
    return recordingSchema.parse(await this.#expect(202, ["POST", `/recordings/${recordingId}/pause`]));
  }

  async resumeRecording(recordingId: string): Promise<MeetRecording> {
    return recordingSchema.parse(await this.#expect(202, ["POST", `/recordings/${recordingId}/resume`]));
  }

  async recording(recordingId: string): Promise<MeetRecording> {
    return recordingSchema.parse(await this.#expect(200, ["GET", `/recordings/${recordingId}`]));
  }

  /** Asks until the recording is as wanted. @throws after `withinMs` with what it was last */
  async until(recordingId: string, wanted: (now: MeetRecording) => boolean, withinMs: number): Promise<MeetRecording> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const now = await this.recording(recordingId);
      if (wanted(now)) return now;
      if (performance.now() > deadline) throw new Error(`still ${now.status} after ${withinMs} ms: ${now.details}`);
      await setTimeout(50);
    }
  }

  async untilFinal(recordingId: string): Promise<MeetRecording> {
    return await this.until(recordingId, ({ status }) => finalStatuses.includes(status), FINAL_WITHIN_MS);
  }

  /** Notes this moment; it is found again among the chapters of the film. */
  async mark(recordingId: string, label: string): Promise<void> {
    await this.#expect(201, ["POST", `/recordings/${recordingId}/marks`], { label });
  }

  /** Where in the film its chapters begin, by their titles, in ms; they are made right after it. */
  async chapters(recordingId: string): Promise<ReadonlyMap<string, number>> {
    const deadline = performance.now() + FINAL_WITHIN_MS;
    for (;;) {
      const { status, body } = await this.call("GET", `/recordings/${recordingId}/chapters.vtt`);
      if (status === 200) return chaptersIn(String(body));
      if (status !== 409 || performance.now() > deadline)
        throw new Error(`chapters: ${status} ${JSON.stringify(body)}`);
      await setTimeout(50);
    }
  }

  async media(recordingId: string): Promise<Uint8Array> {
    const url = `${this.#base}/recordings/${recordingId}/media`;
    const response = await fetch(url, { headers: this.#credential() });
    if (response.status !== 200) throw new Error(`media: ${response.status} ${await response.text()}`);
    return await response.bytes();
  }

  #credential(): Readonly<Record<string, string>> {
    return this.#key === null ? {} : { "x-api-key": this.#key };
  }

  async #expect(status: number, [method, path]: readonly [string, string], body?: unknown): Promise<unknown> {
    const answer = await this.call(method, path, body === undefined ? {} : { body });
    if (answer.status !== status)
      throw new Error(`${method} ${path}: ${answer.status} instead of ${status}, ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}
