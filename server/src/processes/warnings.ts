/** What will not work although everything starts: a sentence each, with what to do. */
import { isFailure } from "../vocabulary/index.ts";
import { isLoopback, nodeIpOf, publicUrlOf } from "./network.ts";
import type { Values } from "./settings.ts";

/** For the machine that people come to, and for every machine that uses the LiveKit of others. */
export const warningsOf = async (values: Values): Promise<readonly string[]> => {
  const found = [...(values.ROLES.includes("server") ? serverWarnings(values) : []), await liveKitWarning(values)];
  return found.filter((one) => one !== null);
};

const serverWarnings = (values: Values): readonly (string | null)[] => [
  insecureAddress(publicUrlOf(values)),
  unreachableMedia(values),
  unknownProxy(values),
];

const isThisMachine = (hostname: string): boolean => /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** Browsers: https, or this machine itself (https://www.w3.org/TR/secure-contexts/#is-origin-trustworthy). */
const insecureAddress = (publicUrl: string): string | null => {
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol === "https:" || isThisMachine(hostname)) return null;
  return (
    `WARNING: nobody can use a camera or microphone at ${publicUrl}: browsers give them only to pages on https:// or ` +
    "localhost. Put a proxy that speaks HTTPS in front, and set PUBLIC_URL to its https:// address."
  );
};

/** Sound and picture do not go through the proxy: browsers send them to our LiveKit's own ports. */
const unreachableMedia = (values: Values): string | null => {
  const { hostname } = new URL(publicUrlOf(values));
  if (values.LIVEKIT_URL !== undefined || isThisMachine(hostname) || !isLoopback(nodeIpOf(values))) return null;
  return (
    `WARNING: people at ${hostname} can neither be seen nor heard: their browsers are told to send to this machine's ` +
    `loopback. Set LIVEKIT_NODE_IP to the address under which they reach UDP port ${values.LIVEKIT_UDP_PORT} here.`
  );
};

/** The server itself speaks no TLS, so that https means a proxy. */
const unknownProxy = ({ PUBLIC_URL, TRUSTED_PROXIES }: Values): string | null =>
  PUBLIC_URL?.startsWith("https:") === true && TRUSTED_PROXIES.length === 0
    ? "WARNING: everybody seems to come from the proxy of PUBLIC_URL and shares one limit of requests and failed " +
      "logins: set TRUSTED_PROXIES to the proxy's address."
    : null;

/** Not a reason to refuse the start: LiveKit may come later, and recordings can be watched without it. */
const liveKitWarning = async (values: Values): Promise<string | null> => {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = values;
  if (url === undefined || apiKey === undefined || apiSecret === undefined) return null;
  const { livekitMeetings } = await import("../adapters/livekit-api/index.ts");
  try {
    await livekitMeetings({ url, apiKey, apiSecret }).list();
    return null;
  } catch (failure) {
    if (!isFailure(failure)) throw failure;
    const remedy = failure.code === "livekit-refused" ? "correct them" : `start it, or correct LIVEKIT_URL (${url})`;
    return `WARNING: nobody can meet or record now. ${failure.message.replace(/\.$/, "")}: ${remedy}.`;
  }
};
