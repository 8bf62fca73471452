export * from "./ports.ts";
export * from "./passwords.ts";
export * from "./tokens.ts";
export * from "./sign-in.ts";
export * from "./first-admin.ts";
export * from "./organisation.ts";
export * from "./api-keys.ts";
export * from "./users.ts";
