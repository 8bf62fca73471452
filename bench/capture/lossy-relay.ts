/**
 * A bad network: a UDP relay on loopback that delays everything and loses a share of the media, before SRTP, where
 * loss really happens. (Dropped behind SRTP, a repeated packet would be refused as a replay.) Chance is seeded.
 */
import { createSocket, type Socket } from "node:dgram";
import { datachannelTransport } from "../../server/src/adapters/livekit/datachannel-transport.ts";
import type { OpenTransport } from "../../server/src/adapters/livekit/index.ts";

export type Network = { readonly loss: number; readonly oneWayMs: number };

/** Mulberry32. */
const seeded = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32;
  };
};

const LOOPBACK = "127.0.0.1";

/** A packet of media from the server, as told from RTCP, STUN and DTLS by its first bytes (RFC 7983, RFC 5761). */
const isMedia = ([first = 0, second = 0]: Buffer): boolean =>
  first >= 128 && first <= 191 && (second < 192 || second > 223);

export class LossyRelay {
  readonly counters = { media: 0, lost: 0 };
  readonly #network: Network;
  readonly #chance = seeded(20_261_121);
  readonly #sockets: Socket[] = [];
  /** What is on the way when the relay closes is lost. */
  readonly #onTheWay = new Set<NodeJS.Timeout>();

  constructor(network: Network) {
    this.#network = network;
  }

  /** @returns the port that stands for `port` */
  async through(port: number): Promise<number> {
    const [front, back] = [createSocket("udp4"), createSocket("udp4")];
    this.#sockets.push(front, back);
    let client = 0;
    const { oneWayMs, loss } = this.#network;
    front.on("message", (packet, from) => {
      client = from.port;
      this.#onTheWay.add(setTimeout(() => back.send(packet, port, LOOPBACK), oneWayMs));
    });
    back.on("message", (packet) => {
      const media = isMedia(packet);
      this.counters.media += Number(media);
      if (media && this.#chance() < loss) this.counters.lost += 1;
      else this.#onTheWay.add(setTimeout(() => front.send(packet, client, LOOPBACK), oneWayMs));
    });
    await new Promise<void>((resolve) => front.bind(0, LOOPBACK, resolve));
    return front.address().port;
  }

  /** `MediaTransport` over this network. */
  readonly openTransport: OpenTransport = (remote, handlers) => {
    const transport = datachannelTransport(remote, { ...handlers, onCandidate: () => undefined });
    const add = async (candidate: string): Promise<void> => {
      const port = Number(/ udp \d+ 127\.0\.0\.1 (\d+) typ /.exec(candidate)?.[1] ?? 0);
      if (port > 0) transport.addCandidate(candidate.replace(` ${port} typ `, ` ${await this.through(port)} typ `));
    };
    return { ...transport, addCandidate: (candidate) => void add(candidate) };
  };

  close(): void {
    for (const packet of this.#onTheWay) clearTimeout(packet);
    for (const socket of this.#sockets) socket.close();
  }
}
