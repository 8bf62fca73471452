import assert from "node:assert/strict";
import { test } from "node:test";
import { meetingMessageSchema } from "@roomreel/contract";
import fc from "fast-check";
import { readMessage } from "./message.ts";

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const from = { identity: "a", name: "Ann" };

test("every message of the contract is read as it is", () => {
  for (const message of [
    { is: "chat", id: "1", at: 5, from, to: "everyone", words: "Hello" },
    { is: "reaction", identity: "a", reaction: "👍" },
    { is: "knock", name: "Ben" },
    { is: "you", were: "stage-removed" },
  ])
    assert.deepEqual(readMessage(bytesOf(message)), meetingMessageSchema.parse(message));
});

test("anything else is no message, and never throws", () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => readMessage(bytes) === null));
  fc.assert(fc.property(fc.jsonValue(), (value) => readMessage(bytesOf(value)) === null));
});
