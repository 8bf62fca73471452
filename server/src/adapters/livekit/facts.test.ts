import assert from "node:assert/strict";
import { test } from "node:test";
import { ParticipantInfo } from "@livekit/protocol";
import { participantsOf } from "./facts.ts";

test("[C74] two who joined in one second are level, as livekit-client tells browsers", () => {
  const joined = (identity: string, ms: number) =>
    new ParticipantInfo({ identity, joinedAt: BigInt(Math.floor(ms / 1000)), joinedAtMs: BigInt(ms) });
  const people = participantsOf([joined("bo", 1_800_000_000_100), joined("ana", 1_800_000_000_900)]);
  assert.deepEqual(
    people.map(({ joinedAt }) => joinedAt),
    [1_800_000_000_000, 1_800_000_000_000],
  );
});
