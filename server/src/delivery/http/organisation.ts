/**
 * The organisation's settings: read by every account, since rooms inherit them and their owners have to see what;
 * changed by administrators and programs.
 */
import { organisationSchema, updateOrganisationSchema } from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { changedOrganisation } from "../../people/index.ts";
import type { HttpDeps } from "./deps.ts";
import { requireAdmin } from "./principal.ts";
import { typed } from "./routes.ts";

export const organisationRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/organisation",
    {
      config: { accepts: ["key", "user"] },
      schema: {
        tags: ["Organisation"],
        operationId: "getOrganisation",
        summary: "Get what holds where rooms say nothing else",
        response: { 200: organisationSchema },
      },
    },
    async () => deps.organisation.get(),
  );

  typed(app).put(
    "/organisation",
    {
      config: { accepts: ["key", "user"] },
      schema: {
        tags: ["Organisation"],
        operationId: "updateOrganisation",
        summary: "Change what holds where rooms say nothing else",
        description: "Reaches every room that inherits it, at once; recordings that run keep what they began with.",
        body: updateOrganisationSchema,
        response: { 200: organisationSchema },
      },
    },
    async ({ principal, body }) => {
      requireAdmin(principal);
      return deps.organisation.change((now) => changedOrganisation(now, body));
    },
  );
};
