export * from "./room.ts";
export * from "./ports.ts";
export * from "./room-name.ts";
export * from "./member.ts";
export * from "./change.ts";
