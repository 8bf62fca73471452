export * from "./plan.ts";
export * from "./child.ts";
export * from "./tend.ts";
export * from "./lead.ts";
export * from "./visit.ts";
