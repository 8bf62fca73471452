export { systemClock } from "./clock.ts";
export { systemRandomness } from "./randomness.ts";
export { createLogger, type LoggerOptions } from "./logger.ts";
export { systemHost } from "./host.ts";
export { lowerSessionPriority } from "./session-priority.ts";
