/**
 * SDP (RFC 8866) as far as LiveKit's offers and our answers need it. libdatachannel never sees LiveKit's offers:
 * it gets one fixed offer with LiveKit's ICE and DTLS identity and then hands over every packet of the transport,
 * whatever its SSRC. The answers that LiveKit gets are written here, so a renegotiation touches no native code.
 */

/** Who is at one end of the transport: ICE credentials and the DTLS certificate. Secrets: never logged. */
export type TransportIdentity = { readonly ufrag: string; readonly pwd: string; readonly fingerprint: string };

export type Section = {
  /** audio, video or application */
  readonly kind: string;
  readonly mid: string;
  readonly rejected: boolean;
  readonly direction: "sendrecv" | "sendonly" | "recvonly" | "inactive";
  readonly payloadTypes: readonly string[];
  /** Without the line end. */
  readonly lines: readonly string[];
};

export type Offer = {
  readonly identity: TransportIdentity;
  readonly sections: readonly Section[];
  readonly candidates: readonly string[];
};

/** Offers of a hundred tracks have some thousand lines; more is foreign. */
const LINES_MAX = 50_000;

export const parseOffer = (sdp: string): Offer => {
  const lines = sdp
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .slice(0, LINES_MAX);
  const starts = lines.flatMap((line, index) => (line.startsWith("m=") ? [index] : []));
  const attribute = (name: string): string =>
    lines.find((line) => line.startsWith(`a=${name}:`))?.slice(name.length + 3) ?? "";
  return {
    identity: { ufrag: attribute("ice-ufrag"), pwd: attribute("ice-pwd"), fingerprint: attribute("fingerprint") },
    sections: starts.map((start, index) => sectionOf(lines.slice(start, starts[index + 1]))),
    candidates: [...new Set(lines.filter((line) => line.startsWith("a=candidate:")).map((line) => line.slice(2)))],
  };
};

const sectionOf = ([media = "", ...lines]: readonly string[]): Section => {
  const [kind = "", port = "", , ...payloadTypes] = media.slice(2).split(" ");
  const mid = lines.find((line) => line.startsWith("a=mid:"))?.slice(6) ?? "";
  const direction = directions.find((one) => lines.includes(`a=${one}`)) ?? "sendrecv";
  return { kind, mid, rejected: port === "0", direction, payloadTypes, lines };
};

const directions = ["sendrecv", "sendonly", "recvonly", "inactive"] as const;

/** Whether LiveKit sends in this section. */
export const carriesMedia = ({ kind, rejected, direction }: Section): boolean =>
  (kind === "audio" || kind === "video") && !rejected && (direction === "sendonly" || direction === "sendrecv");

/** What libdatachannel is told: one video line, one data line. */
export const transportOffer = ({ ufrag, pwd, fingerprint }: TransportIdentity): string => {
  const identity = [`a=ice-ufrag:${ufrag}`, `a=ice-pwd:${pwd}`, `a=fingerprint:${fingerprint}`, "a=setup:actpass"];
  return text([
    ...["v=0", "o=- 1 1 IN IP4 0.0.0.0", "s=-", "t=0 0", "a=group:BUNDLE 0 1"],
    ...["m=video 9 UDP/TLS/RTP/SAVPF 96", "c=IN IP4 0.0.0.0", "a=mid:0", "a=sendonly", "a=rtcp-mux"],
    ...["a=rtpmap:96 VP8/90000", ...identity],
    ...["m=application 9 UDP/DTLS/SCTP webrtc-datachannel", "c=IN IP4 0.0.0.0", "a=mid:1", "a=sctp-port:5000"],
    ...["a=max-message-size:65535", ...identity],
  ]);
};

/**
 * What LiveKit is told: every codec, retransmission and header extension of its offer, receive only. No congestion
 * feedback: without it LiveKit never lowers what it sends. No RED: LiveKit then sends plain Opus, repaired by itself.
 */
export const answerTo = ({ sections }: Offer, local: TransportIdentity, version: number): string => {
  const bundled = sections.filter(({ rejected }) => !rejected).map(({ mid }) => mid);
  return text([
    ...["v=0", `o=- 4242 ${version} IN IP4 127.0.0.1`, "s=-", "t=0 0"],
    ...[`a=group:BUNDLE ${bundled.join(" ")}`, "a=msid-semantic: WMS *"],
    ...sections.flatMap((section) => answerSection(section, local)),
  ]);
};

const answerSection = (section: Section, local: TransportIdentity): readonly string[] => {
  const { kind, mid, rejected, payloadTypes, lines } = section;
  const isData = kind === "application";
  const red = lines.flatMap((line) => /^a=rtpmap:(\d+) red\//i.exec(line)?.[1] ?? []);
  const taken = payloadTypes.filter((type) => !red.includes(type));
  const protocol = isData ? "UDP/DTLS/SCTP" : "UDP/TLS/RTP/SAVPF";
  const head = [
    ...[`m=${kind} ${rejected ? 0 : 9} ${protocol} ${taken.join(" ")}`, "c=IN IP4 0.0.0.0", `a=mid:${mid}`],
    ...[`a=ice-ufrag:${local.ufrag}`, `a=ice-pwd:${local.pwd}`, `a=fingerprint:${local.fingerprint}`, "a=setup:active"],
  ];
  if (isData) return [...head, "a=sctp-port:5000", "a=max-message-size:262144"];
  const direction = carriesMedia(section) ? "a=recvonly" : "a=inactive";
  return [...head, direction, "a=rtcp-mux", "a=rtcp-rsize", ...lines.filter((line) => isAccepted(line, red))];
};

const isAccepted = (line: string, red: readonly string[]): boolean => {
  const payloadType = /^a=(?:rtpmap|fmtp|extmap|rtcp-fb):(\d+|\*)/.exec(line)?.[1];
  const isRed = payloadType !== undefined && red.includes(payloadType) && !line.startsWith("a=extmap:");
  return payloadType !== undefined && !isRed && !/transport-cc|goog-remb|transport-wide-cc/.test(line);
};

const text = (lines: readonly string[]): string => `${lines.join("\r\n")}\r\n`;
