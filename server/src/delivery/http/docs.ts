/** OpenAPI 3.1 of the public API, from the same schemas that validate, and a page to read it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import type { HttpDeps } from "./deps.ts";
import { describeOperation } from "./describe.ts";

/** The page needs nothing from elsewhere: it works offline, and over plain HTTP. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'self'",
].join("; ");

export const documentApi = async (api: FastifyInstance, deps: HttpDeps): Promise<void> => {
  await api.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Roomreel", version: "1", description: "Meeting rooms that record themselves." },
      servers: [{ url: deps.publicUrl }],
      components: {
        securitySchemes: {
          apiKey: { type: "apiKey", in: "header", name: "X-API-KEY" },
          roomMemberToken: { type: "apiKey", in: "header", name: "X-Room-Member-Token" },
          shareToken: { type: "apiKey", in: "header", name: "X-Share-Token" },
          accessToken: { type: "http", scheme: "bearer" },
        },
      },
      security: [{ apiKey: [] }, { roomMemberToken: [] }, { accessToken: [] }],
    },
    transform: describeOperation,
  });
  api.get("/openapi.json", { schema: { hide: true } }, () => api.swagger());
  const icon = await readFile(join(deps.webRoot, "icon.svg")).catch(() => null);
  await api.register(swaggerUi, {
    routePrefix: "/docs",
    indexPrefix: `${deps.basePath}/api/v1`,
    staticCSP: contentSecurityPolicy,
    ...(icon === null
      ? {}
      : { logo: { type: "image/svg+xml", content: icon, href: `${deps.basePath}/`, target: "_self" } }),
    theme: {
      title: "Roomreel API",
      ...(icon === null
        ? {}
        : { favicon: [{ filename: "icon.svg", rel: "icon", type: "image/svg+xml", sizes: "any", content: icon }] }),
    },
    uiConfig: { validatorUrl: null },
  });
};
