/** Live changes (contract changes.ts) as they come, over one connection; to connect again is for its caller. */
import type { Change } from "@roomreel/contract";
import { type Connection, send } from "./transport.ts";

/** `here`: from now on all are told; `missed`: some were not. */
export type ChangeEvent = { readonly event: "here" | "missed" } | ({ readonly event: "change" } & Change);

/** Ends when the server ends it: what opened it does not hold any more. @throws RoomreelFailure */
export async function* changesOver(connection: Connection, signal?: AbortSignal): AsyncGenerator<ChangeEvent> {
  const { body } = await send(connection, { method: "GET", url: `${connection.baseUrl}/api/v1/changes`, signal });
  if (body === null) return;
  yield { event: "here" };
  for await (const text of blocksIn(body)) {
    const event = eventIn(text);
    if (event !== null) yield event;
  }
}

/** The text between empty lines. */
async function* blocksIn(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const blocks = (text + decoder.decode(read.value, { stream: true })).split("\n\n");
      text = blocks.pop() ?? "";
      yield* blocks;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const eventIn = (text: string): ChangeEvent | null => {
  const field = (name: string): string | undefined => new RegExp(`^${name}: ?(.*)$`, "m").exec(text)?.[1];
  switch (field("event")) {
    case "missed":
      return { event: "missed" };
    case "change":
      return { event: "change", ...(JSON.parse(field("data") ?? "{}") as Change) };
    default:
      return null;
  }
};
