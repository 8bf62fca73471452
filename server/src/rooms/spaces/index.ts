export * from "./space.ts";
export * from "./store.ts";
