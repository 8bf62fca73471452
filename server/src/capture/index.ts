export type * from "./log/records.ts";
export type * from "./ports.ts";
export { openLogTail, type TailOptions } from "./log/tail.ts";
export { takesOf, type TakeSummary } from "./log/takes.ts";
export { surveyLog, type LogSurvey } from "./inspect/survey.ts";
export { printSurvey } from "./inspect/print.ts";
export { readBootId } from "./log/boot-id.ts";
export { Recorder, type RecorderDeps } from "./recorder.ts";
