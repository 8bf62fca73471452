/** What the payload of one RTP packet brings of a coded picture. */
export type Piece = {
  /** A picture begins here. */
  readonly starts: boolean;
  /** Bytes that the decoder must get separately from those before (a VP9 layer). Always true where `starts` is. */
  readonly newPart: boolean;
  /** The picture needs no other. */
  readonly keyFrame: boolean;
  /** In order; views into the payload. */
  readonly bytes: readonly Buffer[];
};

/** Null when the payload is no valid piece: it counts as lost. */
export type Depacketise = (payload: Buffer) => Piece | null;
