/** What lies beside a recording's film, and captions: texts and pictures, which are no JSON. */
import type { Captions, ErrorBody, MeetRecording } from "@roomreel/contract";
import { text } from "../texts/index.ts";
import type { Access } from "./access.ts";
import { getRecording } from "./recordings.ts";
import { ApiProblem } from "./request.ts";

/** Who spoke when; spans are [from, to] in ms of the film. */
export type Speakers = {
  readonly durationMs: number;
  readonly speakers: readonly {
    readonly identity?: string;
    readonly name: string;
    readonly spans: readonly (readonly [fromMs: number, toMs: number])[];
  }[];
};

const at = (recordingId: string, rest: string): string => `/recordings/${encodeURIComponent(recordingId)}/${rest}`;

/** One answer that is no JSON. A token that has expired is renewed once, by any other call. */
const reach = async (access: Access, whose: string, { path, ...init }: RequestInit & { path: string }) => {
  const once = (): Promise<Response> =>
    fetch(access.addressOf(path), init).catch(() => {
      throw new ApiProblem(0, "unreachable", text.problem.unreachable);
    });
  const first = await once();
  const answer = first.status === 401 ? await getRecording(access, whose).then(once) : first;
  if (answer.ok) return answer;
  const said = (await answer.json().catch(() => ({}))) as Partial<ErrorBody>;
  const words = said.details?.[0]?.message ?? said.message ?? text.problem.unexpected;
  throw new ApiProblem(answer.status, said.code ?? "unknown", words);
};

/** `chapters.vtt` or `preview.vtt`. Rejects with the code `not-made-yet` while it is being made. */
export const textBeside = async (access: Access, recordingId: string, name: string): Promise<string> =>
  (await reach(access, recordingId, { path: at(recordingId, name) })).text();
export const addressBeside = (access: Access, recordingId: string, name: string): string =>
  access.addressOf(at(recordingId, name));
export const getSpeakers = (access: Access, recordingId: string): Promise<Speakers> =>
  access.call(at(recordingId, "speakers"));

export const listCaptions = (access: Access, recordingId: string): Promise<{ captions: readonly Captions[] }> =>
  access.call(at(recordingId, "captions"));
/** A WebVTT file; rejects with the line that is wrong. */
export const putCaptions = async (
  access: Access,
  recordingId: string,
  { language, file }: { readonly language: string; readonly file: Blob },
): Promise<void> => {
  const path = at(recordingId, `captions/${encodeURIComponent(language)}`);
  await reach(access, recordingId, { path, method: "PUT", headers: { "Content-Type": "text/vtt" }, body: file });
};
export const deleteCaptions = (access: Access, recordingId: string, language: string): Promise<unknown> =>
  access.call(at(recordingId, `captions/${encodeURIComponent(language)}`), { method: "DELETE" });

/** What is left out stays. */
export type Description = { readonly title?: string; readonly description?: string; readonly tags?: readonly string[] };
export const describeRecording = (
  access: Access,
  recordingId: string,
  body: Description,
): Promise<Partial<MeetRecording>> =>
  access.call(`/recordings/${encodeURIComponent(recordingId)}`, { method: "PATCH", body });
