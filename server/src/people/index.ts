export * from "./ports.ts";
export * from "./passwords.ts";
export * from "./tokens.ts";
export * from "./sign-in.ts";
export * from "./api-keys.ts";
