/** Passwords, stored as argon2id (RFC 9106) with the parameters that OWASP asks for: 19 MiB, two passes. */
import { argon2, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { Randomness } from "../vocabulary/index.ts";

const derive = promisify(argon2);
const MEMORY_KIB = 19_456;
const PASSES = 2;
const TAG_BYTES = 32;

const tagOf = (password: string, nonce: Uint8Array): Promise<Buffer> =>
  derive("argon2id", {
    message: password.normalize("NFKC"),
    nonce,
    parallelism: 1,
    tagLength: TAG_BYTES,
    memory: MEMORY_KIB,
    passes: PASSES,
  });

/** `$argon2id$v=19$m=…,t=…,p=1$salt$tag` */
export const hashPassword = async (password: string, randomness: Randomness): Promise<string> => {
  const salt = randomness.bytes(16);
  const tag = await tagOf(password, salt);
  const parameters = `m=${MEMORY_KIB},t=${PASSES},p=1`;
  return ["", "argon2id", "v=19", parameters, Buffer.from(salt).toString("base64"), tag.toString("base64")].join("$");
};

/** False for a wrong password and for a hash that is not one of ours. */
export const passwordMatches = async (password: string, hash: string): Promise<boolean> => {
  const [, kind, , parameters, salt, tag] = hash.split("$");
  if (kind !== "argon2id" || parameters !== `m=${MEMORY_KIB},t=${PASSES},p=1`) return false;
  const expected = Buffer.from(tag ?? "", "base64");
  const actual = await tagOf(password, Buffer.from(salt ?? "", "base64"));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
};
