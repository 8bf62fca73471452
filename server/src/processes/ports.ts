import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { Failure, reasonOf } from "../vocabulary/index.ts";

/** A port that something is about to listen on, and the setting that chose it. */
export type WantedPort = {
  readonly setting: string;
  readonly protocol: "TCP" | "UDP";
  readonly address: string;
  readonly port: number;
};

/** @throws Failure `port.not-free`, a sentence for each port that cannot be had */
export const requirePorts = async (wanted: readonly WantedPort[]): Promise<void> => {
  const problems = (await Promise.all(wanted.map(problemOf))).filter((one) => one !== null);
  if (problems.length > 0) throw new Failure("port.not-free", problems.join("\n"));
};

const problemOf = async (wanted: WantedPort): Promise<string | null> => {
  try {
    await (wanted.protocol === "TCP" ? tryTcp(wanted) : tryUdp(wanted));
    return null;
  } catch (thrown) {
    const { setting, protocol, port } = wanted;
    const code = thrown instanceof Error && "code" in thrown ? thrown.code : null;
    if (code === "EADDRINUSE")
      return `${protocol} port ${port} is used by another program: stop that, or set ${setting} to a free port.`;
    if (code === "EACCES")
      return `${protocol} port ${port} needs rights that you do not have: set ${setting} to 1024 or more.`;
    if (code === "EADDRNOTAVAIL")
      return `${wanted.address} is no address of this machine (${setting} ${port}): set HOST to one that is.`;
    return `${protocol} port ${port} (${setting}) cannot be used: ${reasonOf(thrown)}.`;
  }
};

const tryTcp = ({ address, port }: WantedPort): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ host: address, port, exclusive: true }, () => server.close(() => resolve()));
  });

const tryUdp = ({ address, port }: WantedPort): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = createSocket(address.includes(":") ? "udp6" : "udp4");
    socket.once("error", reject);
    socket.bind({ address, port, exclusive: true }, () => socket.close(() => resolve()));
  });
