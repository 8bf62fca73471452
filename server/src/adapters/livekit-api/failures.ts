/**
 * What went wrong between us and LiveKit, in words for people. LiveKit repeats the token that it refuses, and whatever
 * else answers at its address says what it likes: none of that is passed on.
 */
import { ServerError } from "livekit-server-sdk";
import { Failure, reasonOf } from "../../vocabulary/index.ts";

/** Failure `livekit-refused` when the key or its secret is wrong, else `livekit-unavailable`. */
export const liveKitFailure = (error: unknown): Failure => {
  if (error instanceof SyntaxError) return unavailable("What answers is not LiveKit (it speaks no JSON).", error);
  if (!(error instanceof ServerError)) {
    // fetch says no more than that it failed; why stands in its cause.
    const cause = error instanceof Error ? error.cause : undefined;
    return unavailable(`LiveKit does not answer (${reasonOf(cause ?? error)}).`, error);
  }
  if (error.status === 401) {
    const message = "LiveKit refuses LIVEKIT_API_KEY or LIVEKIT_API_SECRET.";
    return new Failure("livekit-refused", message, { cause: error });
  }
  // Twirp's errors have a code (https://twitchtv.github.io/twirp/docs/errors.html); other programs' have none.
  if (error.code === undefined)
    return unavailable(`What answers is not LiveKit, or it is not ready (HTTP ${error.status}).`, error);
  return unavailable(`LiveKit cannot do that now (${error.code}).`, error);
};

const unavailable = (message: string, cause: unknown): Failure =>
  new Failure("livekit-unavailable", message, { cause });
