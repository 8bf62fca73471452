/** What routes there are, read from the tree that the HTTP framework prints of them. */
import type { FastifyInstance } from "fastify";

/** `DELETE /api/v1/rooms/:roomId`, without the base path: a line each of the tree, indented by four a level. */
export const routesOf = (app: FastifyInstance): readonly string[] => {
  const found: string[] = [];
  const levels: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).split("\n")) {
    const match = /^([│ ]*)[├└]── (\S*)(?: \((.*)\))?/.exec(line);
    const [, indent = "", part = "", methods = ""] = match ?? [];
    levels.length = indent.length / 4;
    levels.push(part);
    const verbs = methods.split(", ").filter((method) => /^(GET|PUT|POST|PATCH|DELETE)$/.test(method));
    found.push(...verbs.map((method) => `${method} ${levels.join("").replace("/meet", "")}`));
  }
  return [...new Set(found)];
};
