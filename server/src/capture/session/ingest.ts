/** The path of every packet: which track, which place in its order, what begins in it; then into the log. */
import type { Clock } from "../../vocabulary/index.ts";
import type { PacketMark, TakeWriter } from "../log/writer.ts";
import { markOf } from "../packets/key-frame.ts";
import { senderReports } from "../packets/rtcp.ts";
import { isRtcp, payloadStart, payloadType, sequenceNumber, synchronisationSource, timestamp } from "../packets/rtp.ts";
import { unwrapRetransmission } from "../packets/rtx.ts";
import type { CapturedTracks, Route } from "./tracks.ts";

/** What came and what did not reach the log, each cause by itself (RL-20). */
export type IngestCounters = {
  packets: number;
  recovered: number;
  /** No RTP packet. */
  malformed: number;
  /** A stream that nobody announced, or of a track that has ended; or captured after a pause began. */
  foreign: number;
  /** Retransmissions without payload. */
  probes: number;
  /** In the log twice. */
  duplicates: number;
  /** Fillers of the SFU: in the log, marked. */
  fakes: number;
  discontinuities: number;
};

export type Ingest = {
  readonly counters: IngestCounters;
  readonly take: (packet: Buffer) => void;
};

type IngestDeps = {
  readonly clock: Clock;
  readonly writer: TakeWriter;
  readonly tracks: CapturedTracks;
  /** Something is missing. */
  readonly onHole: () => void;
};

export const createIngest = (deps: IngestDeps): Ingest => {
  const counters: IngestCounters = {
    ...{ packets: 0, recovered: 0, malformed: 0, foreign: 0 },
    ...{ probes: 0, duplicates: 0, fakes: 0, discontinuities: 0 },
  };
  return {
    counters,
    take: (packet) => {
      const atUs = deps.clock.monotonicUs();
      if (isRtcp(packet)) takeReports(deps, packet, atUs);
      else takeMedia(deps, packet, { atUs, counters });
    },
  };
};

const takeReports = ({ tracks, writer }: IngestDeps, packet: Buffer, atUs: number): void => {
  for (const { ssrc, info, compactNtp } of senderReports(packet)) {
    const route = tracks.route(ssrc);
    if (route === undefined || route.repeated) continue;
    route.track.senderReported(compactNtp, atUs);
    writer.senderReport(atUs, route.track.description.track, info);
  }
};

type At = { readonly atUs: number; readonly counters: IngestCounters };

const takeMedia = (deps: IngestDeps, packet: Buffer, { atUs, counters }: At): void => {
  const start = payloadStart(packet);
  if (start < 0) return void (counters.malformed += 1);
  const route = deps.tracks.route(synchronisationSource(packet));
  if (route === undefined) return void (counters.foreign += 1);
  const repeats = route.track.stream.repeats;
  if (!route.repeated || repeats === null) return write(deps, packet, { route, start, atUs, counters });
  const { ssrc } = route.track.stream;
  const original = unwrapRetransmission(packet, { ssrc, payloadTypes: repeats.payloadTypes });
  if (original === null) return void (counters.probes += 1);
  return write(deps, original, { route, start, atUs, counters });
};

type Known = At & { readonly route: Route; readonly start: number };

const write = ({ writer, onHole }: IngestDeps, packet: Buffer, { route, start, atUs, counters }: Known): void => {
  const { track, repeated } = route;
  const { track: index } = track.description;
  if (!track.takes(timestamp(packet))) return void (counters.foreign += 1);
  const arrival = track.repair.arrived(sequenceNumber(packet), { atUs, retransmitted: repeated });
  const codec = track.switchPayloadType(payloadType(packet));
  if (codec !== null) writer.event(atUs, { event: "track-codec", track: index, codec });
  const { keyFrame, fake } = markOf(track.codec, packet, start);
  const begins = keyFrame !== null && track.beginsKeyFrame(timestamp(packet));
  if (begins) track.wish?.seen(atUs);
  if (arrival.kind === "next" && !fake) track.clocked(timestamp(packet), atUs);
  const recovered = repeated || arrival.kind === "recovered";
  const duplicate = arrival.kind === "duplicate";
  counters.packets += 1;
  counters.recovered += recovered && !duplicate ? 1 : 0;
  counters.duplicates += duplicate ? 1 : 0;
  counters.fakes += fake ? 1 : 0;
  counters.discontinuities += arrival.kind === "discontinuity" ? 1 : 0;
  const mark: PacketMark = { atUs, track: index, recovered, duplicate, fake, keyFrame: begins ? keyFrame : null };
  writer.packet(mark, packet);
  if (track.repair.open > 0) onHole();
};
