/** Who listens where, and under which names others find it. */
import { networkInterfaces } from "node:os";
import { isIPv6 } from "node:net";
import type { WantedPort } from "./ports.ts";
import type { Values } from "./settings.ts";

const loopback = "127.0.0.1";
const everywhere = new Set(["0.0.0.0", "::"]);

export const isLoopback = (address: string): boolean => address.startsWith("127.") || address === "::1";

/** The address that browsers send media to. */
export const nodeIpOf = (values: Values): string => {
  if (values.LIVEKIT_NODE_IP !== undefined) return values.LIVEKIT_NODE_IP;
  if (isLoopback(values.HOST)) return loopback;
  return everywhere.has(values.HOST) ? (firstAddress() ?? loopback) : values.HOST;
};

/** The first IPv4 address of this machine that others can see. */
const firstAddress = (): string | undefined =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === "IPv4" && !internal)?.address;

export const publicUrlOf = (values: Values): string => {
  if (values.PUBLIC_URL !== undefined) return values.PUBLIC_URL;
  const address = everywhere.has(values.HOST) ? nodeIpOf(values) : values.HOST;
  return `http://${isIPv6(address) ? `[${address}]` : address}:${values.PORT}`;
};

/** LiveKit opens its media port for TCP on all addresses: not while everything else is loopback. */
export const mediaTcpPortOf = (values: Values): number => (isLoopback(nodeIpOf(values)) ? 0 : values.LIVEKIT_TCP_PORT);

export const liveKitNetworkOf = (values: Values) => ({
  address: loopback,
  httpPort: values.LIVEKIT_PORT,
  udpPort: values.LIVEKIT_UDP_PORT,
  tcpPort: mediaTcpPortOf(values),
  nodeIp: nodeIpOf(values),
});

/** Everything that this machine will listen on. */
export const wantedPorts = (values: Values): readonly WantedPort[] => {
  const server: WantedPort = { setting: "PORT", protocol: "TCP", address: values.HOST, port: values.PORT };
  return [...(values.ROLES.includes("server") ? [server] : []), ...liveKitPorts(values)];
};

const liveKitPorts = (values: Values): readonly WantedPort[] => {
  if (values.LIVEKIT_URL !== undefined) return [];
  const { address, httpPort, udpPort, tcpPort, nodeIp } = liveKitNetworkOf(values);
  const mediaAddress = isLoopback(nodeIp) ? loopback : "0.0.0.0";
  return [
    { setting: "LIVEKIT_PORT", protocol: "TCP", address, port: httpPort },
    { setting: "LIVEKIT_UDP_PORT", protocol: "UDP", address: mediaAddress, port: udpPort },
    ...(tcpPort === 0
      ? []
      : [{ setting: "LIVEKIT_TCP_PORT", protocol: "TCP", address: "0.0.0.0", port: tcpPort } as const]),
  ];
};
