import type { Host } from "../../vocabulary/index.ts";
import { lockFolder, stopProcessesIn } from "./folders.ts";
import { createGuard } from "./guard.ts";
import { startProgram } from "./programs.ts";

const guard = createGuard();

/** Linux. Programs end with this process, even when it is killed. */
export const systemHost: Host = {
  start: (program) => startProgram(program, guard),
  lockFolder,
  stopProcessesIn,
};
