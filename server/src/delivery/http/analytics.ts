/** The counters of the console's overview. */
import { analyticsSchema } from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import type { HttpDeps } from "./deps.ts";
import { requireAdmin } from "./principal.ts";
import { typed } from "./routes.ts";

export const analyticsRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/analytics",
    { config: { accepts: ["key", "user"] }, schema: { response: { 200: analyticsSchema } } },
    async (request) => {
      requireAdmin(request.principal);
      const [rooms, recordings] = await Promise.all([deps.rooms.count(), deps.recordings.count()]);
      return {
        totalRooms: rooms.total,
        activeRooms: rooms.active,
        totalRecordings: recordings.total,
        completeRecordings: recordings.complete,
      };
    },
  );
};
