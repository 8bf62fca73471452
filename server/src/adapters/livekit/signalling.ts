/**
 * LiveKit's signalling, version 0: a WebSocket that carries protobuf, two peer connections, the server offers.
 * It says itself when it is dead: the server answers every ping, so silence is the end.
 */
import { Ping, SignalRequest, SignalResponse } from "@livekit/protocol";
import { AccessToken } from "livekit-server-sdk";
// Node's own WebSocket loses the last message, the reason to leave, when the server closes right behind it.
import { WebSocket, type RawData } from "ws";
import type { Clock, Timer } from "../../vocabulary/index.ts";

export type LivekitAccess = { readonly url: string; readonly apiKey: string; readonly apiSecret: string };

export type SignallingHandlers = {
  readonly onMessage: (message: SignalResponse["message"]) => void;
  readonly onRoundTrip: (us: number) => void;
  /** Once; nothing follows. */
  readonly onClosed: (why: string) => void;
};

const HANDSHAKE_MS = 5000;
const CLOSE_MS = 1000;
const PING_MS = 2000;
const SILENCE_MS = 7000;
/** LiveKit's own limit. */
const MESSAGE_BYTES_MAX = 2 * 1024 * 1024;
/** Only for joining: each connection gets a token of its own. */
const TOKEN_LIFE_S = 600;

export type Place = { readonly meetingRoom: string; readonly identity: string };

/** @returns the query of a join; holds a token, never to be logged */
export const joinQuery = async ({ apiKey, apiSecret }: LivekitAccess, place: Place): Promise<string> => {
  const token = new AccessToken(apiKey, apiSecret, { identity: place.identity, ttl: TOKEN_LIFE_S });
  const receive = { canSubscribe: true, canPublish: false, canPublishData: false };
  token.addGrant({ roomJoin: true, room: place.meetingRoom, ...receive, hidden: true, recorder: true });
  token.kind = "egress";
  const query = {
    access_token: await token.toJwt(),
    auto_subscribe: "0",
    adaptive_stream: "0",
    subscriber_allow_pause: "0",
  };
  // `node` is a kind of client that gets no padding to wake it up.
  return new URLSearchParams({ ...query, protocol: "17", sdk: "node", version: "1.0.0" }).toString();
};

export class Signalling {
  readonly #clock: Clock;
  readonly #handlers: SignallingHandlers;
  readonly #socket: WebSocket;
  readonly #timer: Timer;
  #heardUs: number;
  #closed = false;

  constructor({ url, query, clock }: { url: string; query: string; clock: Clock }, handlers: SignallingHandlers) {
    this.#clock = clock;
    this.#handlers = handlers;
    this.#heardUs = clock.monotonicUs();
    const limits = { handshakeTimeout: HANDSHAKE_MS, maxPayload: MESSAGE_BYTES_MAX, perMessageDeflate: false };
    this.#socket = new WebSocket(`${url.replace(/^http/, "ws").replace(/\/$/, "")}/rtc?${query}`, limits);
    this.#socket.on("message", (data) => this.#onData(data));
    this.#socket.on("close", (code) => this.#end(`signalling closed (${code})`));
    this.#socket.on("error", (error) => this.#end(`signalling failed: ${error.message}`));
    this.#timer = clock.every(PING_MS, () => this.#ping());
  }

  send(message: SignalRequest["message"]): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(new SignalRequest({ message }).toBinary());
  }

  /** No handler is called after it. */
  close(): void {
    this.#closed = true;
    this.#timer.cancel();
    this.#socket.close();
    // A dead peer never answers the closing handshake.
    const patience = this.#clock.after(CLOSE_MS, () => this.#socket.terminate());
    this.#socket.once("close", () => patience.cancel());
  }

  #onData(data: RawData): void {
    if (this.#closed) return;
    this.#heardUs = this.#clock.monotonicUs();
    const { message } = readMessage(data);
    if (message.case === "pongResp")
      this.#handlers.onRoundTrip(this.#heardUs - Number(message.value.lastPingTimestamp));
    else if (message.case !== undefined) this.#handlers.onMessage(message);
  }

  #ping(): void {
    const nowUs = this.#clock.monotonicUs();
    if (nowUs - this.#heardUs > SILENCE_MS * 1000) return this.#end(`signalling silent for ${SILENCE_MS / 1000} s`);
    // The server gives the time stamp back as it is.
    return this.send({ case: "pingReq", value: new Ping({ timestamp: BigInt(nowUs) }) });
  }

  #end(why: string): void {
    if (this.#closed) return;
    this.close();
    this.#handlers.onClosed(why);
  }
}

/** Bytes that are no message are a message that says nothing. */
const readMessage = (data: RawData): SignalResponse => {
  try {
    return Buffer.isBuffer(data) ? SignalResponse.fromBinary(data) : new SignalResponse();
  } catch {
    return new SignalResponse();
  }
};
