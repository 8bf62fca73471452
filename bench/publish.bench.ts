/**
 * Writing, finishing and reading back one MP4, as long as a minute, an hour and four hours. One real segment is
 * appended again and again; each length runs in a process of its own, so that its memory is its own.
 *
 * `npm run bench -- publish [MINUTES …]`
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serialize } from "node:v8";
import { encodeMedia } from "../server/src/publish/media.fixture.ts";
import { report } from "./harness.ts";
import type { Row } from "./harness.ts";
import type { Figures } from "./publish/publish-once.ts";

const FRAMES_IN_SEGMENT = 288;
const given = process.argv.slice(2).map(Number);
const lengths = given.length > 0 ? given : [1, 60, 240];

const folder = mkdtempSync(join(tmpdir(), "roomreel-bench-"));

const measure = (minutes: number): Figures => {
  const program = join(import.meta.dirname, "publish/publish-once.ts");
  const output = execFileSync(process.execPath, [program, folder, String(minutes)], { encoding: "utf8" });
  return JSON.parse(output) as Figures;
};

const rowsOf = (minutes: number, figures: Figures): readonly Row[] => {
  const named = (what: string): string => `${minutes} min: ${what}`;
  return [
    { name: named("size"), value: figures.megabytes, unit: "MB" },
    { name: named("of it index and reserve"), value: figures.overheadMegabytes, unit: "MB" },
    { name: named("CPU to write"), value: figures.writeCpuSeconds, unit: "s" },
    { name: named("append, p50"), value: figures.appendMs.median, unit: "ms" },
    { name: named("append, slowest"), value: figures.appendMs.slowest, unit: "ms" },
    { name: named("finish"), value: figures.finishMs, unit: "ms", target: 300 },
    { name: named("read back, with SHA-256"), value: figures.verifyMs, unit: "ms" },
    { name: named("go on after a crash"), value: figures.resumeMs, unit: "ms" },
    { name: named("memory, peak"), value: figures.peakMemoryMb, unit: "MB", target: 250 },
  ];
};

try {
  writeFileSync(join(folder, "media"), serialize(encodeMedia([FRAMES_IN_SEGMENT])));
  report(
    "publish",
    lengths.flatMap((minutes) => rowsOf(minutes, measure(minutes))),
  );
} finally {
  rmSync(folder, { recursive: true });
}
