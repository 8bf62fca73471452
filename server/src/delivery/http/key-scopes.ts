/**
 * What an API key opens. Every address belongs to rooms, to recordings, to the deployment, or to every key; one that
 * nobody thought of here opens to `full` alone.
 *
 * A key for rooms reads the rooms' links, and whoever has a host's link may do in that room what a host may, with its
 * recordings, too: the scope bounds what a program does by mistake and what of other parts of the deployment is lost
 * with the key, not what happens inside rooms. A key that only reads is told no link and makes none.
 */
import type { KeyScope } from "../../people/index.ts";

const areas: Readonly<Record<string, KeyScope | "any">> = {
  rooms: "rooms",
  meetings: "rooms",
  spaces: "rooms",
  recordings: "recordings",
  storage: "recordings",
  changes: "any",
  info: "any",
  "openapi.json": "any",
  docs: "any",
};

const isReading = (method: string): boolean => method === "GET" || method === "HEAD";

/** @param path below the base path and the API's prefix, as the route has it: `/rooms/:roomId` */
export const keyOpens = (scopes: readonly KeyScope[], method: string, path: string): boolean => {
  if (scopes.includes("full")) return true;
  if (isReading(method) && (scopes.includes("read-only") || path === "/users/me")) return true;
  const area = areas[path.split("/")[1] ?? ""];
  return area === "any" || (area !== undefined && scopes.includes(area));
};
