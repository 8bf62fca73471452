/** The built web app: hashed assets are kept for ever, its page never; every address that is no file is the page. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { HttpDeps } from "./deps.ts";

const BASE_PLACEHOLDER = "__ROOMREEL_BASE__";
const YEAR_S = 365 * 24 * 3600;

const contentSecurityPolicy = [
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
  "frame-ancestors 'self'",
].join("; ");

const missing = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Roomreel</title>
<h1>The web app is not built</h1>
<p>Run <code>./start</code>, which builds it, or <code>npm run build -w web</code>.</p></html>`;

export const webApp = async (app: FastifyInstance, deps: HttpDeps): Promise<void> => {
  await app.register(fastifyStatic, {
    root: join(deps.webRoot, "assets"),
    prefix: "/assets/",
    immutable: true,
    maxAge: YEAR_S * 1000,
    decorateReply: true,
    index: false,
    preCompressed: true,
  });
  app.get("/*", { schema: { hide: true } }, async (request, reply) => {
    const path = request.url.split("?")[0] ?? "";
    const file = /\/([a-zA-Z0-9_-]+\.(?:svg|png|ico|webmanifest|txt|woff2))$/.exec(path)?.[1];
    return file === undefined
      ? page(reply, deps)
      : reply.sendFile(file, deps.webRoot, { maxAge: 3_600_000, immutable: false });
  });
};

const page = async (reply: FastifyReply, deps: HttpDeps): Promise<FastifyReply> => {
  const html = await readFile(join(deps.webRoot, "index.html"), "utf8").catch(() => null);
  return reply
    .status(html === null ? 503 : 200)
    .header("Cache-Control", "no-cache")
    .header("Content-Security-Policy", contentSecurityPolicy)
    .header("X-Frame-Options", "SAMEORIGIN")
    .header("Permissions-Policy", "camera=(self), microphone=(self), display-capture=(self)")
    .type("text/html; charset=utf-8")
    .send((html ?? missing).replaceAll(BASE_PLACEHOLDER, deps.basePath));
};
