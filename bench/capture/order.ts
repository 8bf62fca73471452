/** What the benchmark tells the process that it measures, and what that one answers. */
import type { Network } from "./lossy-relay.ts";

export type ChildOrder = {
  readonly access: { readonly url: string; readonly apiKey: string; readonly apiSecret: string };
  readonly room: string;
  readonly captures: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
  /** Null: loopback as it is. */
  readonly network: Network | null;
};

export type ChildResult = {
  readonly usPerPacket: number;
  readonly packetsPerSecond: number;
  readonly coreShare: number;
  readonly rssMb: number;
  /** Packets in the logs, each once. */
  readonly logged: number;
  readonly recovered: number;
  /** Sequence numbers that are in no log. */
  readonly missing: number;
  /** Media packets that the bad network lost. */
  readonly relayLost: number;
};
