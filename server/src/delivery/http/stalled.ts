/**
 * Clients of long answers that take nothing any more: a laptop that sleeps, a player that was paused and forgotten.
 * What they hold is one open file and a few hundred kB, for this long at most; a player asks again by Range.
 */
import type { FastifyReply } from "fastify";

const STALLED_MS = 5 * 60_000;

/** Gives up when nothing could be sent for so long; Node's own timer of the socket counts, anew with every byte. */
export const stopWhenStalled = (reply: FastifyReply, afterMs: number = STALLED_MS): void => {
  reply.raw.setTimeout(afterMs, () => reply.raw.destroy());
};
