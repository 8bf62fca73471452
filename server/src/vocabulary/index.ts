export type { Brand } from "./brand.ts";
export * from "./ids.ts";
export * from "./time.ts";
export * from "./failure.ts";
export * from "./log.ts";
export * from "./host.ts";
