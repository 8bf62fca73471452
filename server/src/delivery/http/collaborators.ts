/** Who else has a recording: its collaborators, and another owner (L24, L25). */
import { putCollaboratorsSchema, putRecordingOwnerSchema, recordingSchema } from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import type { Assignment } from "../../library/index.ts";
import { Failure, userId } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { nameOf, type Principal } from "./principal.ts";
import { entryFor } from "./recording-rights.ts";
import { viewFor } from "./recording-view.ts";
import { recordingParams, typed } from "./routes.ts";

const config = { accepts: ["key", "user"] } as const;
const schema = {
  tags: ["Recordings"],
  params: recordingParams,
  response: { 200: recordingSchema.partial() },
};

export const collaboratorRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).put(
    "/recordings/:recordingId/collaborators",
    {
      config,
      schema: {
        ...schema,
        operationId: "setCollaborators",
        summary: "Say who else has a recording",
        description: "All of them: who is not named is one no more. The owner needs no place among them.",
        body: putCollaboratorsSchema.meta({
          examples: [{ collaborators: [{ userId: "ana_ruiz", as: ["co-editor", "co-publisher"] }] }],
        }),
      },
    },
    async ({ principal, params, body }) => assign(deps, principal, { id: params.recordingId, ...body }),
  );

  typed(app).put(
    "/recordings/:recordingId/owner",
    {
      config,
      schema: {
        ...schema,
        operationId: "setRecordingOwner",
        summary: "Give a recording to somebody else",
        description: "The owner of before keeps what he has as a collaborator, or by the room, and nothing else.",
        body: putRecordingOwnerSchema.meta({ examples: [{ userId: "ana_ruiz" }] }),
      },
    },
    async ({ principal, params, body }) => assign(deps, principal, { id: params.recordingId, owner: body.userId }),
  );
};

type Wanted = Assignment & { readonly id: string };

/** @returns what is left of it for the one who asked: nothing, when he gave it away and has no other way to it */
const assign = async (deps: HttpDeps, who: Principal, { id, ...assigned }: Wanted) => {
  const { recordingId } = (await entryFor(deps, who, { id, right: "assign" })).record;
  const named = [...(assigned.owner === undefined ? [] : [assigned.owner]), ...idsIn(assigned)];
  for (const one of named)
    if ((await deps.people.user(userId(one))) === null) throw new Failure("bad-user", `'${one}' has no account`);
  const entry = await deps.library.assign(recordingId, assigned);
  if (entry === null) throw new Failure("no-recording", `Recording '${id}' does not exist.`);
  deps.log.info("a recording was assigned", { recordingId, what: Object.keys(assigned), by: nameOf(who) });
  return viewFor(deps, who, entry);
};

const idsIn = ({ collaborators = [] }: Assignment): readonly string[] => collaborators.map((one) => one.userId);
