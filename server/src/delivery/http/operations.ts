/** What the public API can do, without a server that does it: from here `@roomreel/client` is made (tools/client). */
import fastify, { type RouteOptions } from "fastify";
import { publicRoutes } from "./app.ts";
import type { HttpDeps } from "./deps.ts";

/** Routes only keep what they are made with: to learn of them, whatever answers to every name will do. */
const nothing: unknown = new Proxy(() => undefined, { get: () => nothing, apply: () => nothing });

/** Every documented route, with the schemas that validate it. */
export const publicOperations = async (): Promise<readonly RouteOptions[]> => {
  const found: RouteOptions[] = [];
  const app = fastify({ exposeHeadRoutes: false });
  app.addHook("onRoute", (route) => void found.push(route));
  await publicRoutes(app, nothing as HttpDeps);
  return found;
};
