export * from "./meeting.ts";
export * from "./action.ts";
export * from "./act.ts";
export * from "./entry.ts";
export * from "./presence.ts";
export * from "./wanted.ts";
export * from "./store.ts";
