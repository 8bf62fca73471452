export * from "./roles.ts";
export * from "./room-state.ts";
export * from "./errors.ts";
export * from "./lists.ts";
export * from "./recordings.ts";
export * from "./rooms.ts";
export * from "./auth.ts";
