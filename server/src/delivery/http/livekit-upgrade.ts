/**
 * One WebSocket on its way to LiveKit, joined byte for byte once LiveKit takes it.
 *
 *     asking --taken--> joined
 *      |  ^ \--refused--> told so
 *      v  |
 *     waiting (100 ms, for 3 s): LiveKit is not there, or does not know the meeting
 *
 * When LiveKit died, it is back in a moment, and its meetings are made again within a second (M33). Who comes back
 * earlier waits here: a livekit-client that is sent away pauses ever longer, up to seconds, and gives up for good when
 * it hears that there is no such room.
 */
import type { ClientRequest, IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type Clock, type Logger, reasonOf } from "../../vocabulary/index.ts";

const WAIT_US = 3_000_000;
const LOOK_EVERY_MS = 100;
/** A refusal says one sentence. */
const REFUSAL_CHARACTERS_MAX = 10_000;

export type UpgradeDeps = {
  /** A new request with the same head. */
  readonly ask: () => ClientRequest;
  readonly clock: Clock;
  readonly log: Logger;
};

/** Resolves when the two are joined, or `client` has been told that they will not be. Never rejects. */
export const passUpgrade = async (client: Duplex, head: Buffer, { ask, clock, log }: UpgradeDeps): Promise<void> => {
  const waitsUntilUs = clock.monotonicUs() + WAIT_US;
  let request: ClientRequest | null = null;
  client.on("close", () => request?.destroy());
  while (!client.destroyed) {
    request = ask();
    const found = await outcomeOf(request, log);
    if (found.outcome === "taken") return join(client, found, head);
    const isLate = clock.monotonicUs() >= waitsUntilUs;
    if (found.outcome === "refused" || isLate) return void client.end(found.said);
    await clock.sleep(LOOK_EVERY_MS);
  }
};

type Taken = { readonly outcome: "taken"; readonly answer: IncomingMessage; livekit: Duplex; early: Buffer };
type Outcome = Taken | { readonly outcome: "refused" | "not-there"; readonly said: string };

const outcomeOf = (request: ClientRequest, log: Logger): Promise<Outcome> => {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  request.on("upgrade", (answer, livekit, early) => {
    livekit.on("error", () => livekit.destroy());
    resolve({ outcome: "taken", answer, livekit, early });
  });
  request.on("response", (answer) => void refusalOf(answer).then(resolve));
  request.on("timeout", () => request.destroy(new Error("time-out")));
  request.on("error", (error) => {
    log.debug("LiveKit's signalling could not be reached", { reason: reasonOf(error) });
    resolve({ outcome: "not-there", said: refusal({ statusCode: 502, statusMessage: "Bad Gateway" }) });
  });
  request.end();
  return promise;
};

const refusalOf = async (answer: IncomingMessage): Promise<Outcome> => {
  const text = await textOf(answer);
  return { outcome: saysNoMeeting(answer, text) ? "not-there" : "refused", said: refusal(answer, text) };
};

/** What LiveKit says to a request that it refuses. */
export const textOf = async (answer: IncomingMessage): Promise<string> => {
  let text = "";
  answer.setEncoding("utf8");
  try {
    for await (const part of answer) if (text.length < REFUSAL_CHARACTERS_MAX) text += String(part);
  } catch {
    // Cut off: what came is all there is.
  }
  return text;
};

/** LiveKit's words, which livekit-client looks for, too. */
export const saysNoMeeting = ({ statusCode }: IncomingMessage, text: string): boolean =>
  statusCode === 404 && text.includes("requested room does not exist");

type Status = Pick<IncomingMessage, "statusCode" | "statusMessage">;

const refusal = ({ statusCode, statusMessage }: Status, text = ""): string =>
  `HTTP/1.1 ${statusCode} ${statusMessage}\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n${text}`;

const headOf = (answer: IncomingMessage): string => {
  const lines = [`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`];
  for (let at = 0; at + 1 < answer.rawHeaders.length; at += 2)
    lines.push(`${answer.rawHeaders[at]}: ${answer.rawHeaders[at + 1]}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
};

/** Back pressure and half-closes pass through `pipe`; when one side is gone the other sends the rest and goes. */
const join = (client: Duplex, { answer, livekit, early }: Taken, head: Buffer): void => {
  client.write(headOf(answer));
  if (early.length > 0) client.write(early);
  if (head.length > 0) livekit.write(head);
  client.pipe(livekit).pipe(client);
  client.on("close", () => livekit.end(() => livekit.destroy()));
  livekit.on("close", () => client.end(() => client.destroy()));
  if (client.destroyed) livekit.destroy();
};
