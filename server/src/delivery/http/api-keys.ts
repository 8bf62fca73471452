/** API keys, for administrators. */
import { apiKeyListSchema, apiKeyMadeSchema, createApiKeySchema, messageSchema, textSchema } from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { type ApiKey, makeApiKey } from "../../people/index.ts";
import { Failure } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { requireAdmin } from "./principal.ts";
import { typed } from "./routes.ts";

const keyParams = z.object({ keyId: textSchema(100).min(1) });

const view = (key: ApiKey) => ({
  keyId: key.keyId,
  name: key.name,
  hint: key.hint,
  creationDate: key.createdAt,
  lastUsedDate: key.lastUsedAt,
});

export const apiKeyRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).post(
    "/auth/api-keys",
    { config: { accepts: ["user"] }, schema: { body: createApiKeySchema, response: { 201: apiKeyMadeSchema } } },
    async (request, reply) => {
      requireAdmin(request.principal);
      const { key, apiKey } = await makeApiKey(deps, request.body.name);
      return reply.status(201).send({ ...view(apiKey), key });
    },
  );

  typed(app).get(
    "/auth/api-keys",
    { config: { accepts: ["user"] }, schema: { response: { 200: apiKeyListSchema } } },
    async (request) => {
      requireAdmin(request.principal);
      return { apiKeys: (await deps.people.apiKeys()).map(view) };
    },
  );

  typed(app).delete(
    "/auth/api-keys/:keyId",
    { config: { accepts: ["user"] }, schema: { params: keyParams, response: { 200: messageSchema } } },
    async (request) => {
      requireAdmin(request.principal);
      const { keyId } = request.params;
      if (!(await deps.people.removeApiKey(keyId)))
        throw new Failure("no-api-key", `API key '${keyId}' does not exist.`);
      return { message: `API key '${keyId}' deleted` };
    },
  );
};
