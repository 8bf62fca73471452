/**
 * One connection to a LiveKit room: signalling and media transport together.
 *
 *     join -> offer -> transport opens -> its identity is known -> answer -> candidates both ways -> media
 *
 * Every change of subscriptions brings another offer, answered at once. An offer with other ICE credentials is an
 * ICE restart, which libdatachannel does not do: the connection counts as lost, and joining anew heals it.
 */
import {
  DisconnectReason,
  LeaveRequest,
  LeaveRequest_Action,
  type SessionDescription as OfferMessage,
  SessionDescription,
  type SignalResponse,
  SignalTarget,
  TrickleRequest,
  UpdateSubscription,
  UpdateTrackSettings,
  VideoQuality,
} from "@livekit/protocol";
import type { LinkEnd, MeetingFact, MeetingHandlers, MeetingLink } from "../../capture/index.ts";
import { type Clock, reasonOf, type Timer } from "../../vocabulary/index.ts";
import { hasEncryptedMedia, participantsOf } from "./facts.ts";
import { answerTo, type Offer, parseOffer, type TransportIdentity } from "./sdp.ts";
import { joinQuery, type LivekitAccess, type Place, Signalling } from "./signalling.ts";
import { streamsOf } from "./streams.ts";
import type { MediaTransport, OpenTransport } from "./transport.ts";

/** The transport may fall before the signalling has said why. */
const REASON_PATIENCE_MS = 500;
/** Candidates that may come before the first offer. */
const CANDIDATES_MAX = 100;
/** A check that comes before the answer is not understood, and the next one is 200 ms later. */
const ANSWER_LEAD_MS = 20;
/** From the first step to media. */
const JOIN_MS = 10_000;

export type LinkDeps = {
  readonly access: LivekitAccess;
  readonly clock: Clock;
  readonly openTransport: OpenTransport;
};

export const openLink = (deps: LinkDeps, place: Place, handlers: MeetingHandlers): MeetingLink => {
  const link = new Link(deps, handlers);
  void link.open(place);
  return {
    subscribe: (track, { width, height }) => {
      link.send({ case: "subscription", value: new UpdateSubscription({ trackSids: [track], subscribe: true }) });
      const size = { quality: VideoQuality.HIGH, width, height };
      link.send({ case: "trackSetting", value: new UpdateTrackSettings({ trackSids: [track], ...size }) });
    },
    unsubscribe: (track) =>
      link.send({ case: "subscription", value: new UpdateSubscription({ trackSids: [track], subscribe: false }) }),
    sendFeedback: (packet) => link.sendFeedback(packet),
    leave: () => {
      link.send({ case: "leave", value: new LeaveRequest({ reason: DisconnectReason.CLIENT_INITIATED }) });
      link.close();
    },
  };
};

type Waiting = { readonly offer: Offer; readonly id: number };

class Link {
  readonly #deps: LinkDeps;
  readonly #handlers: MeetingHandlers;
  #signalling: Signalling | null = null;
  #transport: MediaTransport | null = null;
  #remote: TransportIdentity | null = null;
  #local: TransportIdentity | null = null;
  #timer: Timer | null = null;
  #waiting: Waiting[] = [];
  #candidates: string[] = [];
  #checking = false;
  #answers = 0;
  #closed = false;

  constructor(deps: LinkDeps, handlers: MeetingHandlers) {
    this.#deps = deps;
    this.#handlers = handlers;
  }

  async open(place: Place): Promise<void> {
    const { access, clock } = this.#deps;
    this.#timer = clock.after(JOIN_MS, () => this.#end("lost", "joining took longer than 10 s"));
    const query = await joinQuery(access, place);
    if (this.#closed) return;
    this.#signalling = new Signalling(
      { url: access.url, query, clock },
      {
        onMessage: (message) => this.#onMessageSafely(message),
        onRoundTrip: (us) => this.#say({ fact: "round-trip", us }),
        onClosed: (why) => this.#end("lost", why),
      },
    );
  }

  send(message: Parameters<Signalling["send"]>[0]): void {
    this.#signalling?.send(message);
  }

  sendFeedback(packet: Buffer): void {
    this.#transport?.send(packet);
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
    this.#signalling?.close();
    this.#transport?.close();
  }

  /** What the server says may be anything: it ends the link at worst, never the process. */
  #onMessageSafely(message: SignalResponse["message"]): void {
    try {
      this.#onMessage(message);
    } catch (thrown) {
      this.#end("lost", `a message of the server could not be used: ${reasonOf(thrown)}`);
    }
  }

  #onMessage(message: SignalResponse["message"]): void {
    switch (message.case) {
      case "join": {
        const { otherParticipants, room } = message.value;
        if (hasEncryptedMedia(otherParticipants)) return this.#endEncrypted();
        const participants = participantsOf(otherParticipants);
        return this.#say({ fact: "joined", participants, roomMetadata: room?.metadata ?? "" });
      }
      case "update": {
        const { participants } = message.value;
        if (hasEncryptedMedia(participants)) return this.#endEncrypted();
        return this.#say({ fact: "participants", participants: participantsOf(participants) });
      }
      case "offer":
        return this.#onOffer(message.value);
      case "trickle":
        return message.value.target === SignalTarget.SUBSCRIBER
          ? this.#onCandidate(message.value.candidateInit)
          : undefined;
      case "speakersChanged": {
        const speakers = message.value.speakers.map(({ sid, active, level }) => ({
          participantSid: sid,
          level: active ? level : 0,
        }));
        return this.#say({ fact: "speakers", speakers });
      }
      case "roomUpdate":
        return this.#say({ fact: "room-metadata", metadata: message.value.room?.metadata ?? "" });
      case "leave":
        return this.#onLeave(message.value);
      default:
        return undefined;
    }
  }

  #onOffer({ sdp, id, midToTrackId }: OfferMessage): void {
    const offer = parseOffer(sdp);
    if (this.#remote !== null && offer.identity.ufrag !== this.#remote.ufrag) return this.#end("lost", "ICE restart");
    this.#say({ fact: "streams", streams: streamsOf(offer, midToTrackId) });
    this.#remote ??= offer.identity;
    if (this.#local !== null) return this.#answer({ offer, id }, this.#local);
    this.#waiting.push({ offer, id });
    for (const candidate of [...this.#candidates.splice(0), ...offer.candidates]) this.#addCandidate(candidate);
    return undefined;
  }

  /** The first candidate tells where the server is; with it the transport opens. Checks begin after the answer. */
  #addCandidate(candidate: string): void {
    const [first] = this.#waiting;
    if (this.#transport === null && first !== undefined) this.#transport = this.#openTransport(first.offer, candidate);
    if (this.#checking) this.#transport?.addCandidate(candidate);
    else if (this.#candidates.length < CANDIDATES_MAX) this.#candidates.push(candidate);
  }

  #onIdentity(local: TransportIdentity): void {
    this.#local = local;
    for (const waiting of this.#waiting.splice(0)) this.#answer(waiting, local);
    this.#deps.clock.after(ANSWER_LEAD_MS, () => {
      this.#checking = true;
      for (const candidate of this.#candidates.splice(0)) this.#addCandidate(candidate);
    });
  }

  #openTransport({ identity, sections }: Offer, candidate: string): MediaTransport {
    const [{ mid } = { mid: "0" }] = sections;
    const remote = { identity, isLoopback: / (127\.[\d.]+|::1) \d+ typ /.test(candidate) };
    return this.#deps.openTransport(remote, {
      onIdentity: (local) => this.#onIdentity(local),
      onCandidate: (own) => this.#trickle(own, mid),
      onUp: () => {
        this.#timer?.cancel();
        this.#say({ fact: "media-connected" });
      },
      onDown: (why) => this.#deps.clock.after(REASON_PATIENCE_MS, () => this.#end("lost", why)),
      onPacket: this.#handlers.onPacket,
    });
  }

  #answer({ offer, id }: Waiting, local: TransportIdentity): void {
    this.#answers += 1;
    const sdp = answerTo(offer, local, this.#answers);
    this.send({ case: "answer", value: new SessionDescription({ type: "answer", sdp, id }) });
  }

  #trickle(candidate: string, sdpMid: string): void {
    const candidateInit = JSON.stringify({ candidate, sdpMid, sdpMLineIndex: 0 });
    this.send({ case: "trickle", value: new TrickleRequest({ target: SignalTarget.SUBSCRIBER, candidateInit }) });
  }

  #onCandidate(json: string): void {
    const { candidate } = JSON.parse(json) as { candidate?: unknown };
    if (typeof candidate === "string" && candidate !== "") this.#addCandidate(candidate);
  }

  #onLeave({ action, reason }: LeaveRequest): void {
    const why = `the server said ${DisconnectReason[reason]}`;
    if (reason === DisconnectReason.DUPLICATE_IDENTITY) this.#end("superseded", why);
    else if (action === LeaveRequest_Action.DISCONNECT && reason !== DisconnectReason.SERVER_SHUTDOWN)
      this.#end("meeting-ended", why);
    else this.#end("lost", why);
  }

  #endEncrypted(): void {
    this.#end("encrypted", "The meeting is end-to-end encrypted, so it cannot be recorded.");
  }

  #say(fact: MeetingFact): void {
    if (!this.#closed) this.#handlers.onFact(fact);
  }

  #end(end: LinkEnd, detail: string): void {
    if (this.#closed) return;
    this.close();
    this.#handlers.onFact({ fact: "ended", end, detail });
  }
}
