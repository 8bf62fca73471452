/** The built web app: hashed assets are kept for ever, its page never; every address that is no file is the page. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { reasonOf } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { pageHeaders } from "./security-headers.ts";

const BASE_PLACEHOLDER = "__ROOMREEL_BASE__";
const YEAR_S = 365 * 24 * 3600;

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
      ? page({ reply, path: path.slice(deps.basePath.length) }, deps)
      : reply.sendFile(file, deps.webRoot, { maxAge: 3_600_000, immutable: false });
  });
};

type Visited = { readonly reply: FastifyReply; readonly path: string };

const page = async ({ reply, path }: Visited, deps: HttpDeps): Promise<FastifyReply> => {
  const html = await readFile(join(deps.webRoot, "index.html"), "utf8").catch(() => null);
  return reply
    .status(html === null ? 503 : 200)
    .headers(pageHeaders(path, await allowedOrigins(deps)))
    .type("text/html; charset=utf-8")
    .send((html ?? missing).replaceAll(BASE_PLACEHOLDER, deps.basePath));
};

/** Without the database the page comes all the same, and says what is wrong; only nobody embeds it. */
const allowedOrigins = async ({ organisation, log }: HttpDeps): Promise<readonly string[]> => {
  try {
    return (await organisation.get()).embedding.allowedOrigins;
  } catch (error) {
    log.warn("who may embed pages could not be read", { reason: reasonOf(error) });
    return [];
  }
};
