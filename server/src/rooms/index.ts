export * from "./permissions.ts";
export * from "./room.ts";
export * from "./ports.ts";
export * from "./room-name.ts";
export * from "./meeting-fate.ts";
export * from "./member.ts";
export * from "./member-token.ts";
export * from "./change.ts";
