import type { ErrorBody } from "@roomreel/contract";
import { text } from "../texts/index.ts";

/** What went wrong, in words that may be shown. `status` 0: the server could not be reached. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export type Call = {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
};

/** One request with a JSON answer. The answer's shape is the contract's: server and app are one release. */
export const request = async <Answer>(url: string, call: Call = {}): Promise<Answer> => {
  const response = await reach(url, call);
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as Answer;
  throw problemOf(response.status, body);
};

const reach = async (url: string, { method = "GET", headers = {}, body, signal }: Call): Promise<Response> => {
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? {} : { "Content-Type": "application/json" };
  try {
    return await fetch(url, { method, headers: { ...headers, ...type }, ...content, ...(signal ? { signal } : {}) });
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new ApiProblem(0, "unreachable", text.problem.unreachable);
  }
};

const problemOf = (status: number, body: unknown): ApiProblem => {
  const known = typeof body === "object" && body !== null ? (body as Partial<ErrorBody>) : {};
  if (status === 429) return new ApiProblem(status, "too-many", text.problem.tooMany);
  const detail = known.details?.[0];
  const words = detail === undefined ? known.message : `${detail.field}: ${detail.message}`;
  const code = known.code ?? known.error ?? "unknown";
  return new ApiProblem(status, code, failureText(code) ?? words ?? text.problem.unexpected);
};

const failureText = (code: string): string | undefined =>
  Object.hasOwn(text.failures, code) ? text.failures[code as keyof typeof text.failures] : undefined;

/** Words for any failure. */
export const wordsOf = (problem: unknown): string =>
  problem instanceof ApiProblem ? problem.message : text.problem.unexpected;
