/** What a power cut leaves: the supervisor is gone in an instant, and the next start finds everything in its place. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { roomSchema } from "@roomreel/contract";
import { Product } from "./product.ts";

let product = await Product.start();
after(async () => await product.stop());

test("kill -9 of the supervisor leaves nothing running, and the next start works on the same data", async () => {
  const { roomId } = await product.api.createRoom("Lasting");
  await product.killSupervisor();
  product = await Product.start(product);
  const { body } = await product.api.call("GET", `/rooms/${roomId}`);
  assert.equal(roomSchema.parse(body).roomName, "Lasting");
});

test("a second start on the same data says in one sentence what is wrong", async () => {
  const said = (await Product.refusal(product)).trim();
  assert.match(said, /^[A-Z].*\bdata\b.*$/, said);
});
