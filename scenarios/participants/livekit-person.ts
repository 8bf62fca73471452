/**
 * Somebody at a real LiveKit with a media token of ours, who tries what the token may not allow: LiveKit's signalling
 * by hand, because its client library asks itself first whether it may.
 */
import { once } from "node:events";
import {
  AddTrackRequest,
  DataPacket,
  DataPacket_Kind,
  type ParticipantPermission,
  RequestResponse_Reason,
  SessionDescription,
  SignalRequest,
  SignalResponse,
  SignalTarget,
  TrackSource,
  TrackType,
  TrickleRequest,
  UpdateParticipantMetadata,
  UserPacket,
} from "@livekit/protocol";
import nodeDatachannel, { type DataChannel, type PeerConnection } from "node-datachannel";
import { WebSocket } from "ws";

/** What somebody may try to send or to change. */
export const classes = ["camera", "microphone", "screen", "metadata"] as const;
export type Class = (typeof classes)[number];

const sources = {
  camera: { source: TrackSource.CAMERA, type: TrackType.VIDEO },
  microphone: { source: TrackSource.MICROPHONE, type: TrackType.AUDIO },
  screen: { source: TrackSource.SCREEN_SHARE, type: TrackType.VIDEO },
} as const;

const PATIENCE_MS = 10_000;

export class LivekitPerson {
  readonly #socket: WebSocket;
  readonly #heard: SignalResponse["message"][] = [];
  #wake = Promise.withResolvers<void>();
  #attempts = 0;
  #subscriber: PeerConnection | null = null;
  #publisher: PeerConnection | null = null;
  /** Candidates of LiveKit's that came before the description which they belong to. */
  readonly #early: { readonly [Target in SignalTarget]: string[] } = {
    [SignalTarget.PUBLISHER]: [],
    [SignalTarget.SUBSCRIBER]: [],
  };
  readonly #described = new Set<SignalTarget>();
  readonly #channels: DataChannel[] = [];
  #isListening = false;
  readonly #words: string[] = [];

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => {
      if (!Buffer.isBuffer(data)) return;
      const { message } = SignalResponse.fromBinary(data);
      this.#negotiate(message);
      this.#hear(message);
    });
  }

  /** Resolves when LiveKit has let the bearer in. @throws when it does not */
  static async connect(url: string, token: string): Promise<LivekitPerson> {
    const query = new URLSearchParams({ access_token: token, auto_subscribe: "0", protocol: "16", sdk: "node" });
    const socket = new WebSocket(`${url}/rtc?${query.toString()}`);
    const person = new LivekitPerson(socket);
    await once(socket, "open");
    await person.#until(({ case: what }) => what === "join");
    return person;
  }

  /** What LiveKit says of it now. */
  get permission(): ParticipantPermission | undefined {
    let last: ParticipantPermission | undefined;
    let sid = "";
    for (const message of this.#heard) {
      if (message.case === "join") {
        sid = message.value.participant?.sid ?? "";
        last = message.value.participant?.permission;
      }
      if (message.case === "update")
        last = message.value.participants.find((one) => one.sid === sid)?.permission ?? last;
    }
    return last;
  }

  /**
   * Asks for everything. LiveKit answers in order, and says nothing of a track that may not be: what was not published
   * when it answers the last question was refused.
   */
  async tries(): Promise<readonly Class[]> {
    this.#attempts += 1;
    const named = (what: string): string => `${what}-${this.#attempts}`;
    for (const [what, kind] of Object.entries(sources))
      this.#send({ case: "addTrack", value: new AddTrackRequest({ cid: named(what), name: what, ...kind }) });
    const change = { requestId: this.#attempts, name: "Somebody else", attributes: { role: "host" } };
    this.#send({ case: "updateMetadata", value: new UpdateParticipantMetadata(change) });
    const answer = await this.#until(
      (one) =>
        one.case === "requestResponse" &&
        one.value.requestId === this.#attempts &&
        !one.value.request.case?.startsWith("addTrack"),
    );
    const published = this.#heard.flatMap((one) => (one.case === "trackPublished" ? [one.value.cid] : []));
    const changed = answer.case === "requestResponse" && answer.value.reason === RequestResponse_Reason.OK;
    return classes.filter((what) => (what === "metadata" ? changed : published.includes(named(what))));
  }

  /** Sends these words as data, once the channel for it is open. */
  async says(words: string): Promise<void> {
    const connection = new nodeDatachannel.PeerConnection("person", { iceServers: [], bindAddress: "127.0.0.1" });
    this.#publisher = connection;
    connection.onLocalDescription((sdp) =>
      this.#send({ case: "offer", value: new SessionDescription({ type: "offer", sdp }) }),
    );
    this.#trickle(connection, SignalTarget.PUBLISHER);
    const channel = connection.createDataChannel("_reliable");
    this.#channels.push(channel);
    const open = Promise.withResolvers<void>();
    channel.onOpen(() => open.resolve());
    await open.promise;
    const user = new UserPacket({ payload: new TextEncoder().encode(words), topic: "meeting" });
    const packet = new DataPacket({ kind: DataPacket_Kind.RELIABLE, value: { case: "user", value: user } });
    channel.sendMessageBinary(Buffer.from(packet.toBinary()));
  }

  /** Resolves when LiveKit can send data: what it is given to send before is lost. */
  async listens(): Promise<void> {
    while (!this.#isListening) await this.#next();
  }

  /** All data that came, when what is awaited has come. */
  async hears(isLast: (words: string) => boolean): Promise<readonly string[]> {
    while (!this.#words.some(isLast)) await this.#next();
    return this.#words;
  }

  /** Resolves when LiveKit says of it what is wanted. */
  async becomes(isSo: (permission: ParticipantPermission | undefined) => boolean): Promise<void> {
    while (!isSo(this.permission)) await this.#next();
  }

  leave(): void {
    this.#publisher?.close();
    this.#subscriber?.close();
    this.#socket.terminate();
  }

  #send(message: SignalRequest["message"]): void {
    this.#socket.send(new SignalRequest({ message }).toBinary());
  }

  #hear(message: SignalResponse["message"]): void {
    this.#heard.push(message);
    this.#stir();
  }

  #stir(): void {
    this.#wake.resolve();
    this.#wake = Promise.withResolvers();
  }

  async #next(): Promise<void> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error("LiveKit has said nothing more")), PATIENCE_MS);
    await Promise.race([this.#wake.promise, late.promise]).finally(() => clearTimeout(timer));
  }

  async #until(isMeant: (message: SignalResponse["message"]) => boolean): Promise<SignalResponse["message"]> {
    for (;;) {
      const found = this.#heard.find(isMeant);
      if (found !== undefined) return found;
      await this.#next();
    }
  }

  #negotiate(message: SignalResponse["message"]): void {
    if (message.case === "answer") this.#agree(SignalTarget.PUBLISHER, message.value);
    if (message.case === "offer") {
      this.#receiver();
      this.#agree(SignalTarget.SUBSCRIBER, message.value);
    }
    if (message.case !== "trickle") return;
    const { candidateInit, target } = message.value;
    const { candidate } = JSON.parse(candidateInit) as { readonly candidate: string };
    if (candidate === "") return;
    const connection = this.#connectionFor(target);
    if (this.#described.has(target)) connection?.addRemoteCandidate(candidate, "0");
    else this.#early[target].push(candidate);
  }

  #connectionFor(target: SignalTarget): PeerConnection | null {
    return target === SignalTarget.PUBLISHER ? this.#publisher : this.#subscriber;
  }

  #agree(target: SignalTarget, { type, sdp }: SessionDescription): void {
    const connection = this.#connectionFor(target);
    if (connection === null) return;
    connection.setRemoteDescription(sdp, type === "offer" ? "offer" : "answer");
    this.#described.add(target);
    for (const candidate of this.#early[target].splice(0)) connection.addRemoteCandidate(candidate, "0");
  }

  #receiver(): void {
    if (this.#subscriber !== null) return;
    const connection = new nodeDatachannel.PeerConnection("person", { iceServers: [], bindAddress: "127.0.0.1" });
    this.#subscriber = connection;
    connection.onLocalDescription((sdp) =>
      this.#send({ case: "answer", value: new SessionDescription({ type: "answer", sdp }) }),
    );
    this.#trickle(connection, SignalTarget.SUBSCRIBER);
    connection.onDataChannel((channel) => {
      this.#channels.push(channel);
      channel.onMessage((bytes) => {
        if (typeof bytes === "string") return;
        const { value } = DataPacket.fromBinary(new Uint8Array(bytes));
        if (value.case === "user") this.#words.push(new TextDecoder().decode(value.value.payload));
        this.#stir();
      });
      this.#isListening = true;
      this.#stir();
    });
  }

  #trickle(connection: PeerConnection, target: SignalTarget): void {
    connection.onLocalCandidate((candidate, sdpMid) => {
      const candidateInit = JSON.stringify({ candidate: candidate.replace(/^a=/, ""), sdpMid, sdpMLineIndex: 0 });
      this.#send({ case: "trickle", value: new TrickleRequest({ candidateInit, target }) });
    });
  }
}

/** Ends the native threads. */
export const closePeople = (): void => nodeDatachannel.cleanup();
