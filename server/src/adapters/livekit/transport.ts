/** The media connection: ICE, DTLS and SRTP, nothing else. */
import type { TransportIdentity } from "./sdp.ts";

export type TransportHandlers = {
  readonly onIdentity: (identity: TransportIdentity) => void;
  /** A local candidate, `candidate:…`. */
  readonly onCandidate: (candidate: string) => void;
  readonly onUp: () => void;
  readonly onDown: (why: string) => void;
  /** Every decrypted RTP and RTCP packet, whatever its SSRC; the buffer belongs to the handler. */
  readonly onPacket: (packet: Buffer) => void;
};

export interface MediaTransport {
  addCandidate(candidate: string): void;
  /** RTCP; dropped while the connection is not up. */
  send(packet: Buffer): void;
  /** No handler is called after it. */
  close(): void;
}

export type Remote = {
  readonly identity: TransportIdentity;
  /** Reachable on this machine only: tries from other addresses fail, and the next is a second later. */
  readonly isLoopback: boolean;
};

/** Connects to whoever offers; we take the active part of DTLS. */
export type OpenTransport = (remote: Remote, handlers: TransportHandlers) => MediaTransport;
