/**
 * How much of a busy machine everything in this session gets. Linux shares processors between sessions first, and a
 * process's niceness counts only among the processes of its own (`sched(7)`, autogroup). A role is a session of its
 * own, so this is what makes one role go before another.
 */
import { writeFileSync } from "node:fs";
import { type Logger, reasonOf } from "../../vocabulary/index.ts";

/** @param nice 0 to 19; 5 is a third of the share of a session that says nothing */
export const lowerSessionPriority = (nice: number, log: Logger): void => {
  try {
    writeFileSync("/proc/self/autogroup", String(nice));
  } catch (error) {
    // A kernel without them shares between processes alone.
    log.debug("sessions have no priority here", { reason: reasonOf(error) });
  }
};
