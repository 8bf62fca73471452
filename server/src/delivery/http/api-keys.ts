/** API keys, for administrators who signed in: no key makes another. */
import { apiKeyListSchema, apiKeyMadeSchema, createApiKeySchema, messageSchema, textSchema } from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { type ApiKey, makeApiKey } from "../../people/index.ts";
import { Failure, wallMs } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { requireAdmin } from "./principal.ts";
import { typed } from "./routes.ts";

const keyParams = z.object({ keyId: textSchema(100).min(1) });
const config = { accepts: ["user"] } as const;
const noStore = { "Cache-Control": "no-store" };

const view = (key: ApiKey) => ({
  keyId: key.keyId,
  name: key.name,
  hint: key.hint,
  scopes: [...key.scopes],
  creationDate: key.createdAt,
  expirationDate: key.expiresAt,
  lastUsedDate: key.lastUsedAt,
});

export const apiKeyRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).post(
    "/auth/api-keys",
    { config, schema: { body: createApiKeySchema, response: { 201: apiKeyMadeSchema } } },
    async ({ principal, body }, reply) => {
      requireAdmin(principal);
      const { name, scopes, expirationDate } = body;
      const expiresAt = expirationDate === null ? null : wallMs(expirationDate);
      const { key, apiKey } = await makeApiKey(deps, { name, scopes, expiresAt });
      deps.log.info("an API key was made", { keyId: apiKey.keyId, scopes: scopes.join(" ") });
      return reply
        .status(201)
        .headers(noStore)
        .send({ ...view(apiKey), key });
    },
  );

  typed(app).get(
    "/auth/api-keys",
    { config, schema: { response: { 200: apiKeyListSchema } } },
    async ({ principal }) => {
      requireAdmin(principal);
      return { apiKeys: (await deps.people.apiKeys()).map(view) };
    },
  );

  typed(app).delete(
    "/auth/api-keys/:keyId",
    { config, schema: { params: keyParams, response: { 200: messageSchema } } },
    async ({ principal, params: { keyId } }) => {
      requireAdmin(principal);
      if (!(await deps.people.removeApiKey(keyId)))
        throw new Failure("no-api-key", `API key '${keyId}' does not exist.`);
      deps.log.info("an API key was revoked", { keyId });
      return { message: `API key '${keyId}' deleted` };
    },
  );
};
