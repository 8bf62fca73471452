/**
 * The two scenes of DESIGN section 13, made of a real webcam clip: cameras are the clip with other offsets and hues,
 * because test patterns cost three to ten times more or less than cameras.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { layoutStage, type Rect } from "../../stage/src/index.ts";

export type SceneName = "S1" | "S2";

export type Source = {
  readonly identity: string;
  readonly what: "camera" | "screen";
  /** VP8 in WebM. */
  readonly file: string;
  readonly rect: Rect;
};

export const CANVAS = { width: 1920, height: 1080 } as const;
const PEOPLE = ["ada", "bob", "cyd", "dan"];

/** S1: four 720p30 cameras. S2: a 1080p15 screen, and four 360p cameras in a strip. */
export const sourcesOf = (scene: SceneName, folder: string): readonly Source[] => {
  const content = scene === "S2" ? ["ada"] : [];
  return layoutStage({ people: PEOPLE, content, highlight: null }, CANVAS).map(({ identity, what, rect }) => ({
    identity,
    what: what === "content" ? "screen" : "camera",
    file: join(folder, what === "content" ? "screen.webm" : `${scene}-${identity}.webm`),
    rect,
  }));
};

export const soundOf = (identity: string, folder: string): string => join(folder, `${identity}.ogg`);

const ffmpeg = (...args: readonly string[]): void => {
  execFileSync("ffmpeg", ["-v", "error", "-y", ...args]);
};

const VP8 = "-c:v libvpx -deadline realtime -cpu-used 8 -lag-in-frames 0 -auto-alt-ref 0 -g 3000 -an".split(" ");

/** A page of text that jumps every 6 s. */
const SCREEN = [
  "color=c=white:s=1920x1080:r=15",
  ...Array.from({ length: 24 }, (_, line) => {
    const text = `${line} the quick brown fox jumps over the lazy dog and runs on through the wood`;
    return `drawtext=text='${text}':fontsize=28:x=60+mod(floor(t/6)*37\\,90):y=${40 + line * 42}`;
  }),
].join(",");

/** @param clip a webcam at 720p */
export const makeInputs = (clip: string, folder: string, seconds: number): void => {
  const length = ["-t", String(seconds)];
  PEOPLE.forEach((identity, index) => {
    const looped = ["-stream_loop", "-1", "-ss", String(index * 1.7), "-i", clip, "-r", "30"];
    const hue = `hue=h=${index * 60}`;
    ffmpeg(...looped, ...length, "-vf", hue, ...VP8, "-b:v", "1700k", join(folder, `S1-${identity}.webm`));
    const small = `${hue},scale=640:360`;
    ffmpeg(...looped, ...length, "-vf", small, ...VP8, "-b:v", "450k", join(folder, `S2-${identity}.webm`));
    const noise = `anoisesrc=c=pink:a=0.1:seed=${index}:r=48000`;
    const opus = ["-c:a", "libopus", "-b:a", "32k", "-ac", "1"];
    ffmpeg("-f", "lavfi", "-i", noise, ...length, ...opus, soundOf(identity, folder));
  });
  ffmpeg("-f", "lavfi", "-i", SCREEN, ...length, ...VP8, "-b:v", "1500k", join(folder, "screen.webm"));
};

/** The same picture by FFmpeg's command line, one thread. @returns CPU seconds */
export const renderByFfmpeg = (scene: SceneName, folder: string, seconds: number): number => {
  const sources = sourcesOf(scene, folder);
  const inputs = sources.flatMap(({ file }) => ["-threads", "1", "-i", file]);
  const sounds = PEOPLE.flatMap((identity) => ["-i", soundOf(identity, folder)]);
  const scaled = sources.map(
    ({ rect }, index) => `[${index}:v]scale=${rect.width}:${rect.height}:flags=area[s${index}]`,
  );
  const placed = sources.map(({ rect }, index) => `[p${index}][s${index}]overlay=${rect.x}:${rect.y}[p${index + 1}]`);
  const mixed = `${PEOPLE.map((_, index) => `[${sources.length + index}:a]`).join("")}amix=inputs=4:normalize=0[sound]`;
  const ground = `color=c=0x0e0f12:s=1920x1080:r=30[p0]`;
  const graph = [ground, ...scaled, ...placed, mixed].join(";");
  const video = "-c:v libx264 -preset veryfast -crf 23 -threads 1 -g 288 -x264-params".split(" ");
  const x264 = "open-gop=0:threads=1:ref=1:bframes=3:weightp=1:scenecut=40";
  const output = ["-map", `[p${sources.length}]`, "-map", "[sound]", "-t", String(seconds), "-r", "30", ...video, x264];
  const file = join(folder, "by-ffmpeg.mp4");
  const command = ["-y", "-benchmark", ...inputs, ...sounds, "-filter_complex_threads", "1", "-filter_complex", graph];
  const args = [...command, ...output, "-c:a", "aac", "-b:a", "128k", "-ac", "2", file];
  // With `2>&1`, because FFmpeg speaks on its standard error.
  const said = execFileSync("sh", ["-c", 'exec ffmpeg "$@" 2>&1', "sh", ...args], { encoding: "utf8" });
  const [, user, system] = /bench: utime=([\d.]+)s stime=([\d.]+)s/u.exec(said) ?? [];
  if (user === undefined || system === undefined) throw new Error(`ffmpeg: ${said.slice(-500)}`);
  return Number(user) + Number(system);
};
