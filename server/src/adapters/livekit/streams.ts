/** Which stream carries which track: the SSRCs, retransmissions and payload types of an offer. */
import type { Codec, MeetingStream } from "../../capture/index.ts";
import { trackSid } from "../../vocabulary/index.ts";
import { carriesMedia, type Offer, type Section } from "./sdp.ts";

/** @param tracks `midToTrackId` of the offer: the one reliable map */
export const streamsOf = ({ sections }: Offer, tracks: Readonly<Record<string, string>>): readonly MeetingStream[] =>
  sections.filter(carriesMedia).flatMap((section) => streamOf(section, tracks[section.mid]) ?? []);

const streamOf = (section: Section, track: string | undefined): MeetingStream | null => {
  const found = <Value>(pattern: RegExp, read: (match: RegExpExecArray) => Value): Value[] =>
    section.lines.flatMap((line) => {
      const match = pattern.exec(line);
      return match === null ? [] : [read(match)];
    });
  const pairs = found(
    /^a=ssrc-group:FID (\d+) (\d+)/,
    ([, original, repeats]) => [Number(original), Number(repeats)] as const,
  );
  const repeating = new Set(pairs.map(([, repeats]) => repeats));
  const ssrc = found(/^a=ssrc:(\d+)/, ([, number]) => Number(number)).find((one) => !repeating.has(one));
  if (ssrc === undefined || track === undefined) return null;
  const names = found(/^a=rtpmap:(\d+) ([^/]+)\/(\d+)/, ([, type, name = "", rate]) => ({
    type: Number(type),
    codec: codecOf(name),
    clockRate: Number(rate),
  }));
  const repeatsSsrc = pairs.find(([original]) => original === ssrc)?.[1];
  const originals = new Map(found(/^a=fmtp:(\d+) apt=(\d+)/, ([, type, of]) => [Number(type), Number(of)] as const));
  return {
    ssrc,
    trackSid: trackSid(track),
    payloadTypes: new Map(
      names.flatMap(({ type, codec, clockRate }) =>
        codec === "unknown" ? [] : [[type, { codec, clockRate }] as const],
      ),
    ),
    repeats: repeatsSsrc === undefined ? null : { ssrc: repeatsSsrc, payloadTypes: originals },
  };
};

const codecs: Readonly<Record<string, Codec>> = {
  vp8: "vp8",
  vp9: "vp9",
  h264: "h264",
  av1: "av1",
  h265: "h265",
  opus: "opus",
};

/** Of an encoding name (`VP8`) or a MIME type (`video/VP8`). */
export const codecOf = (name: string): Codec => codecs[name.toLowerCase().replace(/^(audio|video)\//, "")] ?? "unknown";
