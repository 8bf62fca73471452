/**
 * A body that is not there is an empty one. Clients name JSON as the type of every request, also of a stop or a
 * deletion that has nothing to say, and what is optional as a whole (a new room) may be left out as a whole.
 */
import type { FastifyInstance } from "fastify";

export const acceptMissingBodies = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, text, done) => {
    if (text.length === 0) done(null, undefined);
    else void parse(request, text.toString(), done);
  });
  app.addHook("preValidation", async (request) => {
    // Without a type the framework says null, as it does for the JSON text `null`, which stays wrong.
    const isUntyped = request.headers["content-type"] === undefined;
    if (request.body === undefined || (request.body === null && isUntyped)) request.body = {};
  });
};
