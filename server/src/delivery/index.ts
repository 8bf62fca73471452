export * from "./http/app.ts";
export * from "./http/deps.ts";
export { failureCodes } from "./http/errors.ts";
export * from "./http/operations.ts";
export * from "./room-state.ts";
export * from "./subject-change.ts";
