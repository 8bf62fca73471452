/** `npm run log -- inspect PATH [--json]`: what is in a recording log, also while it grows. */
import { stdout, stderr, argv } from "node:process";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { printSurvey, surveyLog } from "../capture/index.ts";
import { Failure, isFailure } from "../vocabulary/index.ts";

const usage = `Usage: npm run log -- inspect PATH [--json]

PATH is the folder of a log (it holds take-0001, …) or of a recording (it holds log).
`;

const run = async (args: readonly string[]): Promise<string> => {
  const [command, path, ...rest] = args.filter((one) => one !== "--json");
  if (command !== "inspect" || path === undefined || rest.length > 0) throw new Failure("usage", usage);
  const survey = await surveyLog(await logDirOf(path));
  if (survey.takes.length === 0) throw new Failure("log.not-found", `${path} holds no recording log\n`);
  return args.includes("--json") ? `${JSON.stringify(survey, null, 2)}\n` : printSurvey(survey);
};

const logDirOf = async (path: string): Promise<string> => {
  const inside = join(path, "log");
  const isFolder = await stat(inside).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? inside : path;
};

try {
  stdout.write(await run(argv.slice(2)));
} catch (thrown) {
  if (!isFailure(thrown)) throw thrown;
  stderr.write(thrown.message.endsWith("\n") ? thrown.message : `${thrown.message}\n`);
  process.exitCode = 1;
}
