export * from "./http/app.ts";
export * from "./http/deps.ts";
export * from "./room-state.ts";
export * from "./subject-change.ts";
