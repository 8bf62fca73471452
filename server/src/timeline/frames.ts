/**
 * Packets in order -> whole pictures. A picture is whole when its packets run without a hole from its start to the
 * marker; with H.264, which need not have one, to the start of the next. LiveKit cuts a picture in the middle when it
 * changes to another layer, and goes on without a hole: what has no end is dropped. After a hole, or such a cut,
 * nothing is handed on before a key frame: a decoder that lacks a reference shows garbage, and the last good picture
 * is better (T3, T4).
 */
import type { Depacketise } from "./codecs/piece.ts";

/** A whole coded picture. */
export type CodedPicture = {
  /** RTP time, unwrapped. */
  readonly rtp: number;
  /** Number of the epoch that the RTP time belongs to. */
  readonly epoch: number;
  readonly keyFrame: boolean;
  /** What the decoder gets one after the other. */
  readonly parts: readonly Buffer[];
};

/** A packet that stands in its place. */
export type OrderedPacket = {
  /** Unwrapped. */
  readonly sequence: number;
  readonly rtp: number;
  readonly epoch: number;
  readonly marker: boolean;
  /** Null: nothing to render (padding, fakes of the SFU), but no hole either. */
  readonly payload: Buffer | null;
};

type Growing = {
  readonly rtp: number;
  readonly epoch: number;
  keyFrame: boolean;
  /** It may be whole as it is. */
  mayEnd: boolean;
  readonly parts: Buffer[][];
  bytes: number;
};

/** A picture that claims more is no picture. */
const PICTURE_BYTES_MAX = 16 * 1024 * 1024;

export class PictureAssembler {
  readonly #depacketise: Depacketise;
  readonly #whole: (picture: CodedPicture) => void;
  #lastSequence: number | null = null;
  #growing: Growing | null = null;
  #needsKeyFrame = true;

  constructor(depacketise: Depacketise, whole: (picture: CodedPicture) => void) {
    this.#depacketise = depacketise;
    this.#whole = whole;
  }

  push(packet: OrderedPacket): void {
    const follows = this.#lastSequence === null || packet.sequence === this.#lastSequence + 1;
    this.#lastSequence = packet.sequence;
    if (!follows) this.#break();
    if (packet.payload === null || packet.payload.length === 0) return;
    const piece = this.#depacketise(packet.payload);
    if (piece === null) {
      this.#break();
      return;
    }
    if (this.#growing?.rtp !== packet.rtp || this.#growing.epoch !== packet.epoch) {
      if (this.#growing?.mayEnd === false) this.#break();
      this.#finish();
      if (!piece.starts) {
        this.#break();
        return;
      }
      const { rtp, epoch } = packet;
      this.#growing = { rtp, epoch, keyFrame: false, mayEnd: false, parts: [], bytes: 0 };
    }
    this.#add(piece);
    if (packet.marker) this.#finish();
  }

  /** What follows stands in no connection with what came before. */
  reset(): void {
    this.#lastSequence = null;
    this.#break();
  }

  #add(piece: Exclude<ReturnType<Depacketise>, null>): void {
    const picture = this.#growing;
    if (picture === null) return;
    const part = picture.parts.at(-1);
    if (part === undefined || piece.newPart) picture.parts.push([...piece.bytes]);
    else part.push(...piece.bytes);
    picture.keyFrame ||= piece.keyFrame;
    picture.mayEnd = piece.mayEnd;
    picture.bytes += piece.bytes.reduce((sum, bytes) => sum + bytes.length, 0);
    if (picture.bytes > PICTURE_BYTES_MAX) this.#break();
  }

  #finish(): void {
    const picture = this.#growing;
    this.#growing = null;
    if (picture === null) return;
    if (this.#needsKeyFrame && !picture.keyFrame) return;
    this.#needsKeyFrame = false;
    const parts = picture.parts.map((pieces) => Buffer.concat(pieces));
    this.#whole({ rtp: picture.rtp, epoch: picture.epoch, keyFrame: picture.keyFrame, parts });
  }

  #break(): void {
    this.#growing = null;
    this.#needsKeyFrame = true;
  }
}
