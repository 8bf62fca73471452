export type * from "./log/records.ts";
export { openLogTail, type TailOptions } from "./log/tail.ts";
export { takesOf, type TakeSummary } from "./log/takes.ts";
export { mendTake } from "./log/mend.ts";
