export * from "./entry.ts";
export * from "./files.ts";
export * from "./store.ts";
export * from "./search-words.ts";
export * from "./rights.ts";
export * from "./delete-recording.ts";
export * from "./delete-room.ts";
export * from "./tending.ts";
