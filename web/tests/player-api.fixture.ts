/** What lies beside the stand-in's film, and its captions: as the server answers, from fixed examples. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { readWebVtt } from "@roomreel/contract/webvtt";

const run = promisify(execFile);
const ROOT = "/api/v1/recordings/rec-1/";

const chapters = `WEBVTT

00:00:00.000 --> 00:00:04.000
Beginning

00:00:04.000 --> 00:00:05.000
Ana Ruiz-Montenegro &amp; guests join

00:00:05.000 --> 00:00:12.000
Recorder restarted

00:00:12.000 --> 00:00:20.000
Ben shares the screen
`;

const names = ["Ana Ruiz-Montenegro y Fernández de la Vega", "Ben", "Carla", "Dmitri", "Eve", "Farid", "Grace", "Hugo"];
const speakers = {
  durationMs: 20_000,
  speakers: names.map((name, index) => ({
    identity: `p${index}`,
    name,
    spans: [
      [index * 1500 + 500, index * 1500 + 2500 - index * 200],
      [index * 700 + 9000, index * 700 + 9000 + (names.length - index) * 300],
    ],
  })),
};

const tile = (index: number): string => {
  const clock = (seconds: number): string => `00:00:${String(seconds).padStart(2, "0")}.000`;
  return `${clock(index * 2)} --> ${clock(index * 2 + 2)}\npreview.jpg#xywh=${index * 160},0,160,90\n`;
};
const preview = ["WEBVTT\n", ...Array.from({ length: 10 }, (_, index) => tile(index))].join("\n");

export type BesideAnswers = (request: IncomingMessage, pathname: string, response: ServerResponse) => Promise<boolean>;

/** @returns answers what is asked beside the film; false for anything else */
export const besideAnswers = async (place: string, film: string): Promise<BesideAnswers> => {
  const [poster, sheet] = [join(place, "poster.jpg"), join(place, "preview.jpg")];
  await run("ffmpeg", ["-v", "error", "-ss", "7", "-i", film, "-frames:v", "1", poster]);
  const tiles = "fps=1/2,scale=160:90,tile=10x1";
  await run("ffmpeg", ["-v", "error", "-i", film, "-vf", tiles, "-frames:v", "1", sheet]);
  const files: Readonly<Record<string, readonly [type: string, body: Buffer | string]>> = {
    poster: ["image/jpeg", await readFile(poster)],
    "preview.jpg": ["image/jpeg", await readFile(sheet)],
    "preview.vtt": ["text/vtt", preview],
    "chapters.vtt": ["text/vtt", chapters],
    speakers: ["application/json", JSON.stringify(speakers)],
  };
  const captions = new Map<string, string>();
  return async (request, pathname, response) => {
    if (!pathname.startsWith(ROOT)) return false;
    const name = pathname.slice(ROOT.length);
    const file = files[name];
    if (file !== undefined) response.writeHead(200, { "content-type": file[0] }).end(file[1]);
    else if (name === "captions") json(response, listOf(captions));
    else if (name === "shares") json(response, { shares: [] });
    else if (name.startsWith("captions/")) await oneOf(captions, { request, response, language: name.slice(9) });
    else return false;
    return true;
  };
};

const listOf = (captions: ReadonlyMap<string, string>) => ({
  captions: [...captions].map(([language, text]) => {
    const read = readWebVtt(text);
    return {
      language,
      cues: read.ok ? read.cues.length : 0,
      size: text.length,
      changedAt: text.length,
      changedBy: "admin",
    };
  }),
});

type One = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly language: string };
const oneOf = async (captions: Map<string, string>, { request, response, language }: One): Promise<void> => {
  if (request.method === "DELETE") {
    captions.delete(language);
    return json(response, { message: "removed" });
  }
  if (request.method === "GET") {
    response.writeHead(200, { "content-type": "text/vtt" }).end(captions.get(language));
    return;
  }
  const text = String(await buffer(request));
  const read = readWebVtt(text);
  if (!read.ok) {
    const details = [{ field: "captions", message: `line ${read.line}: ${read.problem}` }];
    return json(response, { error: "Unprocessable Entity", message: "Invalid request", details }, 422);
  }
  captions.set(language, text);
  json(response, { language, cues: read.cues.length, size: text.length, changedAt: 1 });
};

const json = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
};
