/** What is up and what is not, for people and for load balancers. */
import { healthSchema } from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { type Clock, reasonOf } from "../../vocabulary/index.ts";
import type { HttpDeps, Probe } from "./deps.ts";
import { typed } from "./routes.ts";

const PROBE_LIMIT_MS = 2_000;

type PartHealth = { readonly status: "up" | "down"; readonly detail?: string };

export const healthRoutes = async (app: FastifyInstance, deps: HttpDeps): Promise<void> => {
  typed(app).get(
    "/health",
    { schema: { hide: true, response: { 200: healthSchema, 503: healthSchema } } },
    async (_request, reply) => {
      const names = Object.entries(deps.probes);
      const parts = await Promise.all(
        names.map(async ([name, probe]) => [name, await healthOf(probe, deps.clock)] as const),
      );
      const up = parts.every(([, part]) => part.status === "up");
      reply.header("Cache-Control", "no-store").status(up ? 200 : 503);
      return { status: up ? ("up" as const) : ("down" as const), parts: Object.fromEntries(parts) };
    },
  );
};

const healthOf = async (probe: Probe, clock: Clock): Promise<PartHealth> => {
  const late = Promise.withResolvers<never>();
  const timer = clock.after(PROBE_LIMIT_MS, () => late.reject(new Error("does not answer")));
  try {
    await Promise.race([probe(), late.promise]);
    return { status: "up" };
  } catch (error) {
    return { status: "down", detail: reasonOf(error) };
  } finally {
    timer.cancel();
  }
};
