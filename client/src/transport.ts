/** One request and its answer, over `fetch`, in Node and in browsers alike. */
import type { ErrorBody } from "@roomreel/contract";
import { RoomreelFailure } from "./failure.ts";
import type { Media } from "./operation.ts";

/** Headers that say who asks. */
export type CredentialHeaders = Readonly<Record<string, string>>;

/**
 * Who asks: a key of a program, an account's access token, a room member's token, that of a link to a recording; or
 * headers that change, renewed once when the server says 401.
 */
export type Credential =
  | { readonly apiKey: string }
  | { readonly accessToken: string }
  | { readonly roomMemberToken: string }
  | { readonly shareToken: string }
  | {
      /** Null: there is none yet, and it has to be renewed first. */
      readonly headers: () => CredentialHeaders | null;
      readonly renew: () => Promise<unknown>;
    };

/** Who asks, and by what. */
export type Asking = {
  /** Left out: nobody in particular. */
  readonly credential?: Credential;
  /** Another than the platform's. */
  readonly fetch?: typeof fetch;
};

/** Where the server is, too. */
export type Connection = Asking & {
  /** With the base path, if there is one: `https://meet.example/meet`. */
  readonly baseUrl: string;
};

/** Of one request. */
export type Sending = {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
  /** Of a body that is text, and sent as it is; all others are sent as JSON. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** The answer, if it is one of success. @throws RoomreelFailure; what `signal` was aborted with */
export const send = async (connection: Asking, sending: Sending): Promise<Response> => {
  const response = await sendOnce(connection, sending, await headersNow(connection));
  const { credential } = connection;
  if (response.status !== 401 || credential === undefined || !("renew" in credential)) return succeeded(response);
  await response.body?.cancel();
  await credential.renew();
  return succeeded(await sendOnce(connection, sending, credential.headers() ?? {}));
};

const headersNow = async ({ credential }: Asking): Promise<CredentialHeaders> => {
  if (credential === undefined) return {};
  if ("apiKey" in credential) return { "X-API-KEY": credential.apiKey };
  if ("accessToken" in credential) return { Authorization: `Bearer ${credential.accessToken}` };
  if ("roomMemberToken" in credential) return { "X-Room-Member-Token": `Bearer ${credential.roomMemberToken}` };
  if ("shareToken" in credential) return { "X-Share-Token": `Bearer ${credential.shareToken}` };
  const headers = credential.headers();
  if (headers !== null) return headers;
  await credential.renew();
  return credential.headers() ?? {};
};

const sendOnce = async (
  { fetch: own = fetch }: Asking,
  { method, url, body, type: text, headers, signal }: Sending,
  credential: CredentialHeaders,
): Promise<Response> => {
  const type = body === undefined ? {} : { "Content-Type": text ?? "application/json" };
  const content =
    body === undefined ? {} : { body: text !== undefined && typeof body === "string" ? body : JSON.stringify(body) };
  const aborting = signal === undefined ? {} : { signal };
  try {
    return await own(url, { method, headers: { ...headers, ...credential, ...type }, ...content, ...aborting });
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new RoomreelFailure(0, { message: "The server cannot be reached." }, cause);
  }
};

/** A bulk request of which a part failed is 400, and its body says which part. */
const succeeded = async (response: Response): Promise<Response> => {
  if (response.ok || response.status === 304) return response;
  const copy = response.clone();
  const body: unknown = await response.json().catch(() => null);
  const known: Partial<ErrorBody> & { failed?: unknown } = typeof body === "object" && body !== null ? body : {};
  if (response.status === 400 && Array.isArray(known.failed)) return copy;
  throw new RoomreelFailure(response.status, known);
};

/** JSON, text, or nothing. */
export const answerIn = async (response: Response): Promise<unknown> => {
  if (response.status === 204) return null;
  const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
  return isJson ? response.json() : response.text();
};

/** The answer as it comes. */
export const mediaIn = (response: Response): Media => {
  const { headers, status } = response;
  const bytes = headers.get("content-length");
  return {
    status,
    type: headers.get("content-type") ?? "",
    bytes: bytes === null ? null : Number(bytes),
    filename: filenameIn(headers.get("content-disposition") ?? ""),
    headers,
    body: response.body ?? new ReadableStream({ start: (controller) => controller.close() }),
  };
};

/** `filename*` (RFC 8187) before `filename`. */
const filenameIn = (disposition: string): string | null => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]*)"/i.exec(disposition)?.[1] ?? null;
};
