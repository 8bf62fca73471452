/**
 * What the compatible API's console calls configuration. All of it is part of the organisation's settings
 * (organisation.ts in this folder); these addresses are the ones that clients know.
 */
import { appearanceConfigSchema, captionsConfigSchema, securityConfigSchema } from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { changedOrganisation, type Organisation } from "../../people/index.ts";
import type { HttpDeps } from "./deps.ts";
import { requireAdmin } from "./principal.ts";
import { typed } from "./routes.ts";

/** Internal: of rooms, also for people without an account. */
export const configurationRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get("/config/rooms/appearance", { schema: { response: { 200: appearanceConfigSchema } } }, async () =>
    appearanceView(await deps.organisation.get()),
  );

  typed(app).put(
    "/config/rooms/appearance",
    {
      config: { accepts: ["key", "user"] },
      schema: { body: appearanceConfigSchema, response: { 200: appearanceConfigSchema } },
    },
    async ({ principal, body }) => {
      requireAdmin(principal);
      const [first] = body.appearance.themes;
      const { name: _name, enabled, ...theme } = first ?? { name: "", enabled: false, ...noTheme };
      const appearance = { theme: enabled ? theme : null };
      return appearanceView(await deps.organisation.change((now) => changedOrganisation(now, { appearance })));
    },
  );

  typed(app).get(
    "/config/security",
    { config: { accepts: ["key", "user"] }, schema: { response: { 200: securityConfigSchema } } },
    async ({ principal }) => {
      requireAdmin(principal);
      return (await deps.organisation.get()).embedding;
    },
  );

  typed(app).put(
    "/config/security",
    {
      config: { accepts: ["key", "user"] },
      schema: { body: securityConfigSchema, response: { 200: securityConfigSchema } },
    },
    async ({ principal, body }) => {
      requireAdmin(principal);
      return (await deps.organisation.change((now) => changedOrganisation(now, { embedding: body }))).embedding;
    },
  );

  // Captions are made nowhere: the switch in rooms is kept for clients that have it.
  typed(app).get("/config/captions", { schema: { response: { 200: captionsConfigSchema } } }, async () => ({
    enabled: false,
  }));
};

const noTheme = {
  baseTheme: "light" as const,
  backgroundColor: null,
  primaryColor: null,
  secondaryColor: null,
  accentColor: null,
  surfaceColor: null,
};

/** There is always one theme; one that is not enabled changes nothing. */
const appearanceView = ({ appearance: { theme } }: Organisation) => ({
  appearance: { themes: [{ name: "default", enabled: theme !== null, ...(theme ?? noTheme) }] },
});
