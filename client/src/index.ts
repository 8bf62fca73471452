export { type AnswerOf, type ArgsOf, type CallOptions, createClient, type Roomreel } from "./client.ts";
export type { ChangeEvent } from "./changes.ts";
export { type FailureCode, RoomreelFailure } from "./failure.ts";
export type { Media } from "./operation.ts";
export type { Operations } from "./operations/index.ts";
export {
  answerIn,
  type Asking,
  type Connection,
  type Credential,
  type CredentialHeaders,
  send,
  type Sending,
} from "./transport.ts";
