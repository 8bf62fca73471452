import type { MeetingMessage } from "@roomreel/contract";

const kinds: readonly string[] = ["chat", "reaction", "knock", "broadcast", "you"] satisfies MeetingMessage["is"][];

/**
 * Reads what the server sent to this page (LiveKit data, topic `meeting`). Null for bytes that are no message; those
 * of a kind that this page knows have the contract's shape, since only the server can send them.
 */
export const readMessage = (bytes: Uint8Array): MeetingMessage | null => {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isMessage(value) ? value : null;
  } catch {
    return null;
  }
};

const isMessage = (value: unknown): value is MeetingMessage =>
  typeof value === "object" && value !== null && "is" in value && kinds.includes(String(value.is));
