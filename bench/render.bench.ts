/**
 * Rendering against FFmpeg's command line on the same inputs in the same run, one thread each: S1 and S2. Ratios may be
 * compared between machines, seconds may not.
 *
 * `npm run bench -- render CLIP [SECONDS]`: CLIP is a webcam at 1280x720 with 30 pictures a second.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { report } from "./harness.ts";
import type { Row } from "./harness.ts";
import type { Figures } from "./render/render-once.ts";
import { makeInputs, renderByFfmpeg } from "./render/scenes.ts";
import type { SceneName } from "./render/scenes.ts";

const [clip = "", secondsText = "20"] = process.argv.slice(2);
const seconds = Number(secondsText);
if (!existsSync(clip)) throw new Error("Name a webcam clip: npm run bench -- render CLIP [SECONDS]");

const folder = mkdtempSync(join(tmpdir(), "roomreel-bench-"));
const targets: Readonly<Record<SceneName, number>> = { S1: 1, S2: 0.85 };

const renderByUs = (scene: SceneName): Figures => {
  const program = join(import.meta.dirname, "render/render-once.ts");
  const output = execFileSync(process.execPath, [program, scene, folder, String(seconds)], { encoding: "utf8" });
  return JSON.parse(output) as Figures;
};

const rowsOf = (scene: SceneName): readonly Row[] => {
  const theirs = renderByFfmpeg(scene, folder, seconds);
  const ours = renderByUs(scene);
  if (Math.abs(ours.frames - seconds * 30) > 1) throw new Error(`${scene}: ${ours.frames} frames`);
  const perMinute = 60 / seconds;
  return [
    { name: `${scene}: CPU against ffmpeg`, value: ours.cpuSeconds / theirs, unit: "ratio", target: targets[scene] },
    { name: `${scene}: CPU a minute`, value: ours.cpuSeconds * perMinute, unit: "s" },
    { name: `${scene}: CPU a minute, ffmpeg`, value: theirs * perMinute, unit: "s" },
    { name: `${scene}: times real time`, value: seconds / ours.wallSeconds, unit: "x" },
    { name: `${scene}: bit rate with sound`, value: ours.kilobitsPerSecond, unit: "kb/s" },
    { name: `${scene}: memory, peak, with the log`, value: ours.peakMemoryMb, unit: "MB", target: 400 },
  ];
};

try {
  makeInputs(clip, folder, seconds);
  report("render", [...rowsOf("S2"), ...rowsOf("S1")]);
} finally {
  rmSync(folder, { recursive: true });
}
