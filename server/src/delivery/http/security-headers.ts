/**
 * Headers that browsers protect people by (OWASP ASVS 4.0.3, 14.4). Credentials travel in headers of requests and never
 * in cookies, so that no other site can send them (decisions/012-no-cookies.md).
 */
import type { FastifyInstance } from "fastify";
import type { HttpDeps } from "./deps.ts";

const YEAR_S = 365 * 24 * 3600;

/** Of every answer; what the API answers is kept nowhere, and is no page. */
export const secureAnswers = (app: FastifyInstance, { publicUrl }: Pick<HttpDeps, "publicUrl">): void => {
  const isSecure = publicUrl.startsWith("https:");
  app.addHook("onSend", async (_request, reply) => {
    reply.header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "no-referrer");
    // Only this host: others below its name are not ours to decide about.
    if (isSecure) reply.header("Strict-Transport-Security", `max-age=${YEAR_S}`);
    if (!String(reply.getHeader("content-type")).startsWith("application/json")) return;
    reply.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    if (!reply.hasHeader("Cache-Control")) reply.header("Cache-Control", "no-store");
  });
};

const pagePolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob: data:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
];

/** Rooms and recordings may stand in other sites' pages; the console, where one click deletes, never. */
const isEmbeddable = (path: string): boolean => /^\/(room|recording)\//.test(path);

/**
 * Of the web app's page. @param path below the base path
 * @param allowedOrigins of sites that may embed rooms and recordings: `https://intranet.example`
 */
export const pageHeaders = (path: string, allowedOrigins: readonly string[]): Readonly<Record<string, string>> => {
  const origins = isEmbeddable(path) ? allowedOrigins : [];
  const ancestors = ["frame-ancestors 'self'", ...origins].join(" ");
  return {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": [...pagePolicy, ancestors].join("; "),
    // Browsers that know frame-ancestors ignore it; it cannot name origins.
    ...(origins.length === 0 ? { "X-Frame-Options": "SAMEORIGIN" } : {}),
    "Permissions-Policy": "camera=(self), microphone=(self), display-capture=(self)",
  };
};
