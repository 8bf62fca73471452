/**
 * What every benchmark ends with: a table beside the targets, and the same as JSON in `bench/results/`, so that
 * figures of different commits can be laid side by side. Only figures of one kind of machine may be compared; ratios
 * may always.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";

export type Row = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What DESIGN wants: a number is the largest good value, a text says anything else (`>= 40`). */
  readonly target?: number | string;
};

type Machine = { readonly cpu: string; readonly cores: number; readonly memoryGb: number; readonly node: string };

export type Report = {
  readonly bench: string;
  readonly date: string;
  /** With `+` behind it when files differ from the commit. */
  readonly commit: string;
  readonly machine: Machine;
  readonly rows: readonly Row[];
};

const git = (...words: readonly string[]): string =>
  execFileSync("git", words, { cwd: import.meta.dirname, encoding: "utf8" }).trim();

const commit = (): string => {
  const changed = git("status", "--porcelain", "--untracked-files=no") !== "";
  return git("rev-parse", "--short", "HEAD") + (changed ? "+" : "");
};

const machine = (): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? "unknown",
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
});

/** Three digits are what a measurement on a shared machine is worth. */
export const rounded = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(3)));

const targetText = (target: Row["target"]): string => (typeof target === "number" ? `<= ${target}` : (target ?? ""));

/** Columns are as wide as their widest cell; the numbers stand right. */
export const table = (rows: readonly Row[]): string => {
  const cells = rows.map((row) => [row.name, String(rounded(row.value)), row.unit, targetText(row.target)]);
  const all = [["what", "value", "unit", "target"], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const padded = (cell: string, column: number): string =>
    column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  return all.map((line) => line.map(padded).join("  ").trimEnd()).join("\n");
};

/** Prints the table and keeps the figures. @returns where they are kept */
export const report = (bench: string, rows: readonly Row[]): string => {
  const date = new Date().toISOString();
  const kept: Report = {
    bench,
    date,
    commit: commit(),
    machine: machine(),
    rows: rows.map((row) => ({ ...row, value: rounded(row.value) })),
  };
  const folder = join(import.meta.dirname, "results");
  mkdirSync(folder, { recursive: true });
  const file = `${date.slice(0, 10)}-${bench}-${kept.commit.replace("+", "-changed")}.json`;
  writeFileSync(join(folder, file), `${JSON.stringify(kept, null, 2)}\n`);
  console.log(`\n${bench} (${kept.machine.cores} x ${kept.machine.cpu}, commit ${kept.commit})\n`);
  console.log(table(rows));
  console.log(`\nkept in bench/results/${file}`);
  return join(folder, file);
};

/** The value below which a share of all lies, by nearest rank. @param share 0 to 1 */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

/** The largest resident set of this process so far, in MB (Linux reports KB). */
export const peakMemoryMb = (): number => process.resourceUsage().maxRSS / 1000;

/** User and system time of this process so far, in seconds. */
export const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
