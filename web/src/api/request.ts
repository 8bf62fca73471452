import { answerIn, RoomreelFailure, send } from "@roomreel/client";
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
export const request = async <Answer>(url: string, call: Call = {}): Promise<Answer> =>
  inWords(sendTo(url, call) as Promise<Answer>);

const sendTo = async (url: string, { method = "GET", ...call }: Call): Promise<unknown> =>
  answerIn(await send({}, { method, url, ...call }));

/** What the client throws, as a problem that may be shown. */
export const inWords = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
  try {
    return await answer;
  } catch (problem) {
    throw problem instanceof RoomreelFailure ? problemOf(problem) : problem;
  }
};

const problemOf = ({ status, code, message, details: [detail] }: RoomreelFailure): ApiProblem => {
  if (status === 0) return new ApiProblem(status, code, text.problem.unreachable);
  if (status === 429) return new ApiProblem(status, "too-many", text.problem.tooMany);
  const words = detail === undefined ? message : `${detail.field}: ${detail.message}`;
  return new ApiProblem(status, code, failureText(code) ?? (code === "unexpected" ? text.problem.unexpected : words));
};

const failureText = (code: string): string | undefined =>
  Object.hasOwn(text.failures, code) ? text.failures[code as keyof typeof text.failures] : undefined;

/** Words for any failure. */
export const wordsOf = (problem: unknown): string =>
  problem instanceof ApiProblem ? problem.message : text.problem.unexpected;
