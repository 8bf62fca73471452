import { randomBytes } from "node:crypto";
import type { Randomness } from "../../vocabulary/index.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/** Bytes at or above it would favour the first letters: they are drawn again. */
const fairBelow = 256 - (256 % alphabet.length);

/** The operating system's generator: fit for passwords, secrets and ids. */
export const systemRandomness: Randomness = {
  bytes: (count) => new Uint8Array(randomBytes(count)),
  text: (count) => {
    let text = "";
    while (text.length < count)
      for (const byte of randomBytes(count - text.length))
        if (byte < fairBelow) text += alphabet[byte % alphabet.length];
    return text;
  },
};
