export * from "./delete-recording.ts";
export * from "./delete-room.ts";
