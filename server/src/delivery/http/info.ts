/** What runs here, for programs of the compatible API. Outside the public API's prefix, as there. */
import { infoSchema } from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import type { HttpDeps } from "./deps.ts";
import { authenticate } from "./principal.ts";
import { typed } from "./routes.ts";

export const infoRoutes = async (app: FastifyInstance, deps: HttpDeps): Promise<void> => {
  authenticate(app, deps);
  const names = { service: "roomreel", edition: "CE", apiVersion: "v1" } as const;
  typed(app).get(
    "/info",
    { config: { accepts: ["key"] }, schema: { hide: true, response: { 200: infoSchema } } },
    async () => ({ ...names, ...deps.about }),
  );
};
