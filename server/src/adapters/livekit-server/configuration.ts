import type { ApiKeys } from "./keys.ts";

/** Where LiveKit listens and what it tells browsers. */
export type Network = {
  /** Of signalling and API; browsers come through our own origin, so this is loopback. */
  readonly address: string;
  readonly httpPort: number;
  /** All media of all people. */
  readonly udpPort: number;
  /** For people whose network lets no UDP through; 0: closed. LiveKit opens it on all addresses. */
  readonly tcpPort: number;
  /** The address under which browsers reach the media port. */
  readonly nodeIp: string;
};

/** LiveKit's configuration (config-sample.yaml of livekit-server 1.13); JSON is YAML too. */
export const configurationFor = (
  network: Network,
  { apiKey, apiSecret }: ApiKeys,
): Readonly<Record<string, unknown>> => ({
  port: network.httpPort,
  bind_addresses: [network.address],
  rtc: {
    udp_port: network.udpPort,
    // Written even when it is 0: left out, LiveKit opens 7881.
    tcp_port: network.tcpPort,
    node_ip: network.nodeIp,
    use_external_ip: false,
    // By default a camera is asked for a key frame once a second at most, so whoever comes while it was just asked,
    // the recorder too, sees nothing of it for that second.
    pli_throttle: { low_quality: "300ms", mid_quality: "300ms", high_quality: "300ms" },
    // Without a name here LiveKit sends every browser to a public STUN server of a third party. Nobody needs one:
    // the media port is reached directly, and answers show a browser's own address. So the name leads to the discard
    // port; to the media port it must not: asked for STUN there, LiveKit drops that browser's later media packets.
    stun_servers: [`${network.nodeIp}:${discardPort}`],
    ...(isLoopback(network.nodeIp) ? onlyLoopback : {}),
  },
  keys: { [apiKey]: apiSecret },
  room: { auto_create: false },
  logging: { level: "info", json: true },
});

/** RFC 863; nothing answers there. */
const discardPort = 9;

/** LiveKit leaves loopback out unless told, and would listen for media on every address. */
const onlyLoopback = {
  enable_loopback_candidate: true,
  interfaces: { includes: ["lo"] },
  ips: { includes: ["127.0.0.0/8"] },
};

/** 127.0.0.0/8 (RFC 1122, 3.2.1.3) */
const isLoopback = (address: string): boolean => address.startsWith("127.");
