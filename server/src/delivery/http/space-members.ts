/** Who is in a space, and as what. */
import {
  addSpaceMemberSchema,
  type MeetSpaceMember,
  messageSchema,
  putSpaceMemberSchema,
  spaceMemberListQuerySchema,
  spaceMemberListSchema,
  spaceMemberSchema,
} from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { changingPlace, type SpaceMember, type SpacePlace } from "../../rooms/index.ts";
import { Failure, userId } from "../../vocabulary/index.ts";
import { namesIn, paginationOf, selected } from "./answers.ts";
import type { HttpDeps } from "./deps.ts";
import { ownerOf } from "./principal.ts";
import { typed } from "./routes.ts";
import { forbidden, rightsIn, spaceFor, spaceParams } from "./spaces.ts";

const memberParams = spaceParams.extend({ userId: z.string().min(1).max(50) });
const config = { accepts: ["key", "user"], refuses: [409] } as const;
const tags = ["Spaces"];

const memberView = ({ since, ...member }: SpaceMember): MeetSpaceMember => ({ ...member, membershipDate: since });

const notIn = (spaceId: string, who: string): Failure =>
  new Failure("no-space-member", `User '${who}' is not a member of space '${spaceId}'.`);
const ownerStays = (): Failure =>
  new Failure("owner-stays", "The owner of a space stays a manager of it; name another owner first.");

export const spaceMemberRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  reading(app, deps);
  placing(app, deps);
  leaving(app, deps);
};

const reading = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/spaces/:spaceId/members",
    {
      config: { accepts: config.accepts, refuses: [400] },
      schema: {
        tags,
        operationId: "getSpaceMembers",
        summary: "List the members of a space",
        params: spaceParams,
        querystring: spaceMemberListQuerySchema,
        response: { 200: spaceMemberListSchema.extend({ members: z.array(spaceMemberSchema.partial()) }) },
      },
    },
    async (request) => {
      const { space } = await spaceFor(deps, { who: request.principal, right: "view" }, request.params.spaceId);
      const { nextPageToken: pageToken, fields, search, role, ...query } = request.query;
      const page = await deps.spaces.members({ ...query, spaceId: space.spaceId, pageToken, search, role });
      const names = namesIn(request, "x-fields", fields);
      const members = page.items.map((member) => selected(memberView(member), names));
      return { members, pagination: paginationOf(query.maxItems, page.nextPageToken) };
    },
  );
};

const place = async (deps: HttpDeps, asked: SpacePlace): Promise<MeetSpaceMember> => {
  const at = { spaceId: asked.spaceId, account: asked.userId };
  switch (await changingPlace(deps, at, () => deps.spaces.place(asked))) {
    case "no-user":
      throw new Failure("bad-user", "does not exist");
    case "owner-stays":
      throw ownerStays();
    case "too-many":
      throw new Failure("too-many-in-space", "The space has as many members or leaders as it can have.");
    case "placed": {
      const member = await deps.spaces.member(asked.spaceId, asked.userId);
      if (member === null) throw notIn(asked.spaceId, asked.userId);
      return memberView(member);
    }
  }
};

const placing = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).post(
    "/spaces/:spaceId/members",
    {
      config,
      schema: {
        tags,
        operationId: "addSpaceMember",
        summary: "Take somebody into a space",
        description: "Somebody who is in it already gets the new role.",
        params: spaceParams,
        body: addSpaceMemberSchema.meta({ examples: [{ userId: "ana_ruiz", role: "contributor" }] }),
        response: { 201: spaceMemberSchema },
      },
    },
    async ({ principal: who, params, body }, reply) => {
      const { space } = await spaceFor(deps, { who, right: "manage" }, params.spaceId);
      const asked = { spaceId: space.spaceId, userId: userId(body.userId), role: body.role };
      return reply.status(201).send(await place(deps, { ...asked, since: deps.clock.wallNow() }));
    },
  );

  typed(app).put(
    "/spaces/:spaceId/members/:userId",
    {
      config,
      schema: {
        tags,
        operationId: "updateSpaceMember",
        summary: "Give a member of a space another role",
        description:
          "It holds in the space's rooms at once, also in meetings that run, for whoever came by the account.",
        params: memberParams,
        body: putSpaceMemberSchema.meta({ examples: [{ role: "moderator" }] }),
        response: { 200: spaceMemberSchema },
      },
    },
    async ({ principal: who, params, body }) => {
      const { space } = await spaceFor(deps, { who, right: "manage" }, params.spaceId);
      const member = await deps.spaces.member(space.spaceId, userId(params.userId));
      if (member === null) throw notIn(space.spaceId, params.userId);
      return place(deps, { ...member, role: body.role });
    },
  );
};

const leaving = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).delete(
    "/spaces/:spaceId/members/:userId",
    {
      config,
      schema: {
        tags,
        operationId: "deleteSpaceMember",
        summary: "Take somebody out of a space",
        description: "Managers do it to others, everybody to himself; the owner stays.",
        params: memberParams,
        response: { 200: messageSchema },
      },
    },
    async ({ principal: who, params }) => {
      const { space } = await spaceFor(deps, { who, right: "view" }, params.spaceId);
      const { manage } = await rightsIn(deps, who, space.spaceId);
      if (!manage && params.userId !== ownerOf(who)) throw forbidden();
      const at = { spaceId: space.spaceId, account: userId(params.userId) };
      const outcome = await changingPlace(deps, at, () => deps.spaces.displace(at.spaceId, at.account));
      if (outcome === "owner-stays") throw ownerStays();
      if (outcome === "none") throw notIn(space.spaceId, params.userId);
      return { message: `User '${params.userId}' is not a member of space '${space.spaceId}' any more` };
    },
  );
};
