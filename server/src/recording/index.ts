export * from "./ports.ts";
export * from "./state.ts";
export * from "./decide.ts";
export * from "./overdue.ts";
export * from "./names.ts";
export * from "./store.ts";
export * from "./control.ts";
export * from "./reconcile.ts";
