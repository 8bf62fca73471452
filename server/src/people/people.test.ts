import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Clock, isFailure, type Randomness, wallMs } from "../vocabulary/index.ts";
import { hashPassword, passwordMatches } from "./passwords.ts";
import { createSigner, issueAccessToken, readAccessToken } from "./tokens.ts";

let now = 1_800_000_000_000;
const clock = { wallNow: () => wallMs(now) } as Clock;
const randomness: Randomness = { bytes: (count) => new Uint8Array(count).fill(7), text: (count) => "x".repeat(count) };
const signer = createSigner("s".repeat(64), clock);

test("a password matches its own hash only", async () => {
  const hash = await hashPassword("correct horse", randomness);
  assert.ok(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
  assert.equal(await passwordMatches("correct horse", hash), true);
  assert.equal(await passwordMatches("correct horsf", hash), false);
  for (const foreign of ["", "plain", "$argon2id$v=19$m=8,t=1,p=1$a$b"])
    assert.equal(await passwordMatches("correct horse", foreign), false);
});

test("an access token holds for two hours, for its audience and its signer", async () => {
  const token = await issueAccessToken(signer, { userId: "admin", sessionId: "s1" });
  assert.deepEqual(await readAccessToken(signer, token), {
    userId: "admin",
    sessionId: "s1",
    issuedAt: now,
  });
  await assert.rejects(signer.read("member", token), { code: "bad-token" });
  await assert.rejects(readAccessToken(createSigner("t".repeat(64), clock), token), { code: "bad-token" });
  now += 2 * 3_600_000 + 1000;
  await assert.rejects(readAccessToken(signer, token), { code: "bad-token" });
});

test("any text that is not a token is refused as one", async () => {
  const token = await issueAccessToken(signer, { userId: "admin", sessionId: "s1" });
  const damaged = fc
    .tuple(fc.nat({ max: token.length - 1 }), fc.string({ maxLength: 3 }))
    .map(([at, text]) => token.slice(0, at) + text + token.slice(at + 1));
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), damaged), async (text) => {
      const read = await readAccessToken(signer, text).catch((error: unknown) => error);
      const isRead = typeof read === "object" && read !== null && "userId" in read && read.userId === "admin";
      assert.ok(isRead ? text.length >= token.length - 1 : isFailure(read) && read.code === "bad-token");
    }),
  );
});
