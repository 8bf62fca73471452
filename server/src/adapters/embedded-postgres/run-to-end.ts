import { endingText, Failure, type Host, type Program } from "../../vocabulary/index.ts";

const linesKept = 20;

/** Runs a program that ends by itself. @throws Failure `postgres.not-startable` with its last lines when it fails */
export const runToEnd = async (host: Host, program: Omit<Program, "onLine">): Promise<void> => {
  const lines: string[] = [];
  const running = await host.start({
    ...program,
    onLine: (line) => {
      lines.push(line);
      if (lines.length > linesKept) lines.shift();
    },
  });
  const ending = await running.ended;
  if (ending.code === 0) return;
  throw new Failure("postgres.not-startable", `${program.name} ${endingText(ending)}: ${lines.join(" ").trim()}`);
};
