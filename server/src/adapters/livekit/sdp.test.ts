import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { answerTo, parseOffer, transportOffer } from "./sdp.ts";
import { codecOf, streamsOf } from "./streams.ts";

/** As LiveKit 1.13 writes it, shortened. */
const offered = `v=0
o=- 1 2 IN IP4 0.0.0.0
s=-
t=0 0
a=fingerprint:sha-256 AA:BB
a=group:BUNDLE 0 1 2
m=application 9 UDP/DTLS/SCTP webrtc-datachannel
c=IN IP4 0.0.0.0
a=setup:actpass
a=mid:0
a=ice-ufrag:frag
a=ice-pwd:secret
m=video 9 UDP/TLS/RTP/SAVPF 96 97
a=mid:1
a=sendrecv
a=rtpmap:96 VP8/90000
a=rtcp-fb:96 goog-remb
a=rtcp-fb:96 nack pli
a=rtpmap:97 rtx/90000
a=fmtp:97 apt=96
a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid
a=extmap:2 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
a=ssrc-group:FID 1111 2222
a=ssrc:1111 cname:x
a=ssrc:2222 cname:x
m=audio 9 UDP/TLS/RTP/SAVPF 63 111
a=mid:2
a=sendonly
a=rtpmap:63 red/48000/2
a=fmtp:63 111/111
a=rtpmap:111 opus/48000/2
a=ssrc:3333 cname:y
m=video 9 UDP/TLS/RTP/SAVPF 96
a=mid:3
a=inactive
a=rtpmap:96 VP8/90000
`.replaceAll("\n", "\r\n");

const local = { ufrag: "ours", pwd: "ourpwd", fingerprint: "sha-256 CC" };

test("an offer tells who sends, and which stream carries which track", () => {
  const offer = parseOffer(offered);
  assert.deepEqual(offer.identity, { ufrag: "frag", pwd: "secret", fingerprint: "sha-256 AA:BB" });
  const [video, audio, ...rest] = streamsOf(offer, { 1: "TR_video", 2: "TR_audio", 3: "TR_gone" });
  assert.equal(rest.length, 0);
  assert.deepEqual([video?.ssrc, video?.trackSid, video?.repeats?.ssrc], [1111, "TR_video", 2222]);
  assert.deepEqual([...(video?.repeats?.payloadTypes ?? [])], [[97, 96]]);
  assert.deepEqual([...(video?.payloadTypes ?? [])], [[96, { codec: "vp8", clockRate: 90_000 }]]);
  assert.deepEqual([audio?.ssrc, audio?.trackSid, audio?.repeats], [3333, "TR_audio", null]);
});

test("the answer takes everything but congestion feedback and RED, and receives only", () => {
  const answer = answerTo(parseOffer(offered), local, 3).split("\r\n");
  assert.equal(answer.filter((line) => line.startsWith("m=")).length, 4);
  assert.ok(answer.includes("m=audio 9 UDP/TLS/RTP/SAVPF 111"));
  assert.ok(answer.includes("a=rtcp-fb:96 nack pli"));
  assert.ok(answer.includes("a=fmtp:97 apt=96"));
  assert.equal(answer.filter((line) => line === "a=recvonly").length, 2);
  assert.equal(answer.filter((line) => line === "a=inactive").length, 1);
  assert.ok(!answer.some((line) => /goog-remb|transport-wide|red\/|:63 /.test(line)));
  assert.ok(
    answer.every((line) => !line.includes("secret")),
    "their secrets are not ours",
  );
});

test("libdatachannel is offered one video line and one data line with the identity of the server", () => {
  const offer = parseOffer(transportOffer({ ufrag: "u", pwd: "p", fingerprint: "sha-256 F" }));
  assert.deepEqual(
    offer.sections.map(({ kind }) => kind),
    ["video", "application"],
  );
  assert.deepEqual(offer.identity, { ufrag: "u", pwd: "p", fingerprint: "sha-256 F" });
});

test("codecs are known by SDP name and by MIME type", () => {
  assert.deepEqual(["VP8", "video/H264", "audio/opus", "red", ""].map(codecOf), [
    "vp8",
    "h264",
    "opus",
    "unknown",
    "unknown",
  ]);
});

test("no text makes the parser fail", () => {
  const lines = offered.split("\r\n");
  const line = fc.oneof(
    fc.constantFrom(...lines),
    fc.string(),
    fc.constantFrom("m=", "a=ssrc-group:FID", "a=fmtp:", "m=video"),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (some) => {
      const offer = parseOffer(some.join("\r\n"));
      streamsOf(offer, { "": "TR_x", 1: "TR_1" });
      answerTo(offer, local, 1);
    }),
  );
});
