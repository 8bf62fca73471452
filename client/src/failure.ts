/** What can be expected to fail, with a stable code to act on. */
import type { ErrorBody } from "@roomreel/contract";
import type { ServerCode } from "./operations/codes.ts";

/**
 * `unreachable`: no answer came; `not-valid`: a field is wrong, `details` names it; `too-many-requests`: later again;
 * `unexpected`: the server broke, or what answered is not one.
 */
export type FailureCode = ServerCode | "unreachable" | "not-valid" | "too-many-requests" | "malformed" | "unexpected";

const byStatus: Readonly<Record<number, FailureCode>> = {
  400: "malformed",
  401: "unauthenticated",
  403: "forbidden",
  413: "malformed",
  415: "malformed",
  422: "not-valid",
  429: "too-many-requests",
};

/** Thrown by every operation that does not succeed. */
export class RoomreelFailure extends Error {
  override readonly name = "RoomreelFailure";
  /** Of the answer; 0: none came. */
  readonly status: number;
  readonly code: FailureCode;
  /** Which fields were wrong. */
  readonly details: readonly { readonly field: string; readonly message: string }[];

  constructor(status: number, body: Partial<ErrorBody>, cause?: unknown) {
    super(body.message ?? `HTTP status ${status}`, { cause });
    this.status = status;
    this.code =
      status === 0 ? "unreachable" : ((body.code as FailureCode | undefined) ?? byStatus[status] ?? "unexpected");
    this.details = body.details ?? [];
  }
}
