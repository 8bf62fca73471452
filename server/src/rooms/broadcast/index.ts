export * from "./broadcast.ts";
