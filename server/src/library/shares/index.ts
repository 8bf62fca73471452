export * from "./link.ts";
export * from "./make.ts";
export * from "./open.ts";
export * from "./attempts.ts";
