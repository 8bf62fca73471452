/** What the payload of one RTP packet brings of a coded picture. */
export type Piece = {
  /** A picture may begin here. */
  readonly starts: boolean;
  /** The decoder must get these bytes separately from those before: a VP9 layer. */
  readonly newPart: boolean;
  /** Even without a marker the picture may be whole with it. */
  readonly mayEnd: boolean;
  /** The picture needs no other. */
  readonly keyFrame: boolean;
  /** In order; views into the payload. */
  readonly bytes: readonly Buffer[];
};

/** Null when the payload is no valid piece: it counts as lost. */
export type Depacketise = (payload: Buffer) => Piece | null;
