/** Spaces: create, list, get, change, delete. */
import {
  createSpaceSchema,
  type MeetSpace,
  messageSchema,
  spaceListQuerySchema,
  spaceListSchema,
  spaceSchema,
  updateSpaceSchema,
} from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { changingPlace, type Space, type SpaceRights, spaceRightsOf } from "../../rooms/index.ts";
import { Failure, impossible, userId } from "../../vocabulary/index.ts";
import { namesIn, paginationOf, selected } from "./answers.ts";
import type { HttpDeps } from "./deps.ts";
import { isAdmin, ownerOf, type Principal, requireRoomMaker } from "./principal.ts";
import { typed } from "./routes.ts";

const SPACE_ID_CHARACTERS = 15;
export const spaceParams = z.object({ spaceId: z.string().min(1).max(50) });
const config = { accepts: ["key", "user"] } as const;
const tags = ["Spaces"];
const example = { kind: "channel", name: "Product team", description: "Weekly meetings" } as const;

export const forbidden = (): Failure => new Failure("forbidden", "Insufficient permissions to access this resource");

/** Administrators may do everything in every space. */
export const rightsIn = async (deps: HttpDeps, who: Principal, spaceId: string): Promise<SpaceRights> => {
  if (isAdmin(who)) return spaceRightsOf("manager");
  return spaceRightsOf(who.kind === "user" ? await deps.spaces.roleOf(spaceId, who.user.userId) : null);
};

/**
 * A space in which this principal has the right; one where he has none is not there for him.
 * @throws Failure `no-space`, `forbidden`
 */
export const spaceFor = async (
  deps: HttpDeps,
  { who, right }: { readonly who: Principal; readonly right: keyof SpaceRights },
  spaceId: string,
): Promise<{ readonly space: Space; readonly rights: SpaceRights }> => {
  const rights = await rightsIn(deps, who, spaceId);
  const space = rights.view ? await deps.spaces.get(spaceId) : null;
  if (space === null) throw new Failure("no-space", `Space '${spaceId}' does not exist.`);
  if (!rights[right]) throw forbidden();
  return { space, rights };
};

const spaceView = (space: Space, rights: SpaceRights): MeetSpace => ({
  spaceId: space.spaceId,
  kind: space.kind,
  name: space.name,
  description: space.description,
  owner: space.owner,
  creationDate: space.createdAt,
  rights,
});

export const spaceRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  creation(app, deps);
  reading(app, deps);
  changing(app, deps);
};

const creation = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).post(
    "/spaces",
    {
      config,
      schema: {
        tags,
        operationId: "createSpace",
        summary: "Create a channel or a gallery",
        body: createSpaceSchema.meta({ examples: [example] }),
        response: { 201: spaceSchema },
      },
    },
    async ({ principal, body }, reply) => {
      requireRoomMaker(principal);
      const owner = body.owner ?? ownerOf(principal);
      if (!isAdmin(principal) && owner !== ownerOf(principal)) throw forbidden();
      const spaceId = `space-${deps.randomness.text(SPACE_ID_CHARACTERS)}`;
      const space = { ...body, spaceId, owner: userId(owner), createdAt: deps.clock.wallNow() };
      if (!(await deps.spaces.create(space))) throw new Failure("bad-owner", "does not exist");
      const location = `${deps.publicUrl}${deps.basePath}/api/v1/spaces/${spaceId}`;
      return reply
        .status(201)
        .header("Location", location)
        .send(spaceView(space, spaceRightsOf("manager")));
    },
  );
};

const reading = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/spaces",
    {
      config: { ...config, refuses: [400] },
      schema: {
        tags,
        operationId: "getSpaces",
        summary: "List spaces",
        description: "Administrators see all, everybody else those that he is a member of.",
        querystring: spaceListQuerySchema,
        response: { 200: spaceListSchema.extend({ spaces: z.array(spaceSchema.partial()) }) },
      },
    },
    async (request) => {
      const { principal, query } = request;
      const { nextPageToken: pageToken, fields, search, kind, ...asked } = query;
      const of = isAdmin(principal) ? undefined : userId(ownerOf(principal));
      const page = await deps.spaces.list({ ...asked, pageToken, search, kind, of });
      const names = namesIn(request, "x-fields", fields);
      const spaces = [];
      for (const space of page.items)
        spaces.push(selected(spaceView(space, await rightsIn(deps, principal, space.spaceId)), names));
      return { spaces, pagination: paginationOf(query.maxItems, page.nextPageToken) };
    },
  );

  typed(app).get(
    "/spaces/:spaceId",
    {
      config,
      schema: {
        tags,
        operationId: "getSpace",
        summary: "Get a space",
        params: spaceParams,
        response: { 200: spaceSchema },
      },
    },
    async ({ principal: who, params }) => {
      const { space, rights } = await spaceFor(deps, { who, right: "view" }, params.spaceId);
      return spaceView(space, rights);
    },
  );
};

const changing = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).put(
    "/spaces/:spaceId",
    {
      config,
      schema: {
        tags,
        operationId: "updateSpace",
        summary: "Change a space's name, description or owner",
        params: spaceParams,
        body: updateSpaceSchema.meta({ examples: [{ name: "Product and design" }, { owner: "ana_ruiz" }] }),
        response: { 200: spaceSchema },
      },
    },
    async ({ principal: who, params, body }) => {
      const { space, rights } = await spaceFor(deps, { who, right: "manage" }, params.spaceId);
      if (body.owner !== undefined && !isAdmin(who) && space.owner !== ownerOf(who)) throw forbidden();
      const owner = body.owner === undefined ? undefined : userId(body.owner);
      const how = (now: Space): Space => ({
        ...now,
        name: body.name ?? now.name,
        description: body.description ?? now.description,
        owner: owner ?? now.owner,
      });
      const change = () => deps.spaces.change(space.spaceId, how, deps.clock.wallNow());
      const changed = await (owner === undefined
        ? change()
        : changingPlace(deps, { spaceId: space.spaceId, account: owner }, change));
      if (changed === "no-user") throw new Failure("bad-owner", "does not exist");
      if (changed === null) throw new Failure("no-space", `Space '${space.spaceId}' does not exist.`);
      return spaceView(changed, rights);
    },
  );

  typed(app).delete(
    "/spaces/:spaceId",
    {
      config: { ...config, refuses: [409] },
      schema: {
        tags,
        operationId: "deleteSpace",
        summary: "Delete a space that has no rooms",
        params: spaceParams,
        response: { 200: messageSchema },
      },
    },
    async ({ principal: who, params }) => {
      const { space } = await spaceFor(deps, { who, right: "manage" }, params.spaceId);
      if (!isAdmin(who) && space.owner !== ownerOf(who)) throw forbidden();
      switch (await deps.spaces.delete(space.spaceId)) {
        case "has-rooms":
          throw new Failure("space-has-rooms", "The space has rooms: delete them first.");
        case "none":
        case "deleted":
          return { message: `Space '${space.spaceId}' deleted successfully` };
        default:
          return impossible("no other outcome");
      }
    },
  );
};
