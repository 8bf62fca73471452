/** Rooms: create, list, get, delete. */
import {
  createRoomSchema,
  deletionPolicySchema,
  oneQuerySchema,
  roomDeletedSchema,
  roomIdsQuerySchema,
} from "@roomreel/contract";
import { roomListQuerySchema, roomListSchema, roomSchema, roomsDeletedSchema } from "@roomreel/contract";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { deleteRoom, type DeletionPolicy } from "../../library/index.ts";
import { newRoom, type Room, spaceRightsOf, type SpaceOfRoom, visitOfAccount } from "../../rooms/index.ts";
import { Failure, isFailure, roomId } from "../../vocabulary/index.ts";
import { namesIn, paginationOf, selected } from "./answers.ts";
import type { HttpDeps } from "./deps.ts";
import { errorOfFailure } from "./errors.ts";
import { isAdmin, ownerOf, ownsRoom, type Principal, requireOwnRoom, requireRoomMaker } from "./principal.ts";
import { roomExtraFields, roomView } from "./room-view.ts";
import { roomParams, typed } from "./routes.ts";

const forbidden = (): Failure => new Failure("forbidden", "Insufficient permissions to access this resource");
const noRoom = (id: string): Failure => new Failure("no-room", `Room '${id}' does not exist.`);

/** @throws Failure `no-room` */
export const roomNamed = async (deps: HttpDeps, id: string): Promise<Room> => {
  const room = await deps.rooms.get(roomId(id));
  if (room === null) throw noRoom(id);
  return room;
};

/** A room that this principal may change. @throws Failure `forbidden`, `no-room` */
export const ownRoom = async (deps: HttpDeps, who: Principal, id: string): Promise<Room> => {
  const room = await deps.rooms.get(roomId(id));
  if (room === null) requireRoomMaker(who);
  if (room === null) throw noRoom(id);
  if (!ownsRoom(who, room)) throw forbidden();
  return room;
};

/** A room that this principal may know of (SP19). @throws Failure `forbidden`, `no-room` */
const knownRoom = async (deps: HttpDeps, who: Principal, id: string): Promise<Room> => {
  if (who.kind === "member") return roomNamed(deps, id);
  const room = who.kind === "user" ? await deps.rooms.get(roomId(id)) : null;
  const isLetIn = who.kind === "user" && room !== null && (await visitOfAccount(deps, room, who.user)) !== null;
  return isLetIn && room !== null ? room : ownRoom(deps, who, id);
};

type Placed = {
  readonly kind?: "single" | "broadcast" | SpaceOfRoom["kind"] | undefined;
  readonly spaceId?: string | undefined;
};

/**
 * The space that a new room is to belong to, for somebody who may add to it (SP3); null: a single room.
 * @throws Failure `forbidden`, `bad-space`, `bad-kind`
 */
const spaceFor = async (deps: HttpDeps, who: Principal, { kind, spaceId }: Placed): Promise<SpaceOfRoom | null> => {
  if (spaceId === undefined) {
    requireRoomMaker(who);
    if (kind === "channel" || kind === "gallery") throw new Failure("bad-space", `is needed for a ${kind} room`);
    return null;
  }
  const role = who.kind === "user" ? await deps.spaces.roleOf(spaceId, who.user.userId) : null;
  if (!isAdmin(who) && !spaceRightsOf(role).add) throw forbidden();
  const space = await deps.spaces.get(spaceId);
  if (space === null) throw new Failure("bad-space", "does not exist");
  if (kind !== undefined && kind !== space.kind) throw new Failure("bad-kind", `must be ${space.kind} in this space`);
  return { ...space, leaders: {} };
};

/** @throws Failure `forbidden`, `no-room`, and what `how` throws */
export const changeOwnRoom = async (
  deps: HttpDeps,
  { principal, params }: { readonly principal: Principal; readonly params: { readonly roomId: string } },
  how: (room: Room) => Room,
): Promise<Room> => {
  const { roomId: id } = await ownRoom(deps, principal, params.roomId);
  const changed = await deps.rooms.change(id, how);
  if (changed === null) throw noRoom(id);
  return changed;
};

export const roomRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  creation(app, deps);
  listing(app, deps);
  getOne(app, deps);
  removal(app, deps);
};

const asked = (request: FastifyRequest, extra: string | undefined) => ({
  who: request.principal,
  extra: namesIn(request, "x-extrafields", extra),
});

const creation = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).post(
    "/rooms",
    {
      config: { accepts: ["key", "user"] },
      schema: {
        tags: ["Rooms"],
        operationId: "createRoom",
        summary: "Create a room",
        body: createRoomSchema,
        response: { 201: roomSchema.partial() },
      },
    },
    async (request, reply) => {
      const room = newRoom(deps, {
        ...request.body,
        space: await spaceFor(deps, request.principal, request.body),
        broadcast: request.body.kind === "broadcast",
        owner: ownerOf(request.principal),
        organisation: await deps.organisation.get(),
      });
      await deps.rooms.create(room);
      const view = roomView(deps, room, asked(request, undefined));
      const location = `${deps.publicUrl}${deps.basePath}/api/v1/rooms/${room.roomId}`;
      return reply
        .status(201)
        .header("Location", location)
        .send(selected(view, namesIn(request, "x-fields", undefined)));
    },
  );
};

const listing = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/rooms",
    {
      config: { refuses: [400], accepts: ["key", "user"] },
      schema: {
        tags: ["Rooms"],
        operationId: "getRooms",
        summary: "List rooms",
        querystring: roomListQuerySchema,
        response: { 200: roomListSchema },
      },
    },
    async (request) => {
      const { query, principal } = request;
      for (const account of isAdmin(principal) ? [] : [query.owner, query.member])
        if (account !== undefined && account !== ownerOf(principal)) throw forbidden();
      const page = await deps.rooms.list({
        maxItems: query.maxItems,
        sortField: query.sortField,
        sortOrder: query.sortOrder,
        pageToken: query.nextPageToken,
        owner: query.owner,
        spaceId: query.spaceId,
        member: query.member,
        visibleTo: isAdmin(principal) ? undefined : ownerOf(principal),
        userAccess: query.userAccess,
        status: query.status,
        name:
          query.roomName === undefined
            ? undefined
            : { text: query.roomName, mode: query.roomNameMatchMode, caseInsensitive: query.roomNameCaseInsensitive },
      });
      const fields = namesIn(request, "x-fields", query.fields);
      const views = page.items.map((room) => selected(roomView(deps, room, asked(request, query.extraFields)), fields));
      return {
        rooms: views,
        pagination: paginationOf(query.maxItems, page.nextPageToken),
        _extraFields: roomExtraFields,
      };
    },
  );
};

const getOne = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/rooms/:roomId",
    {
      config: { accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Rooms"],
        operationId: "getRoom",
        summary: "Get a room",
        params: roomParams,
        querystring: oneQuerySchema,
        response: { 200: roomSchema.partial() },
      },
    },
    async (request) => {
      const { principal, params, query } = request;
      requireOwnRoom(principal, params.roomId);
      const room = await knownRoom(deps, principal, params.roomId);
      const view = roomView(deps, room, asked(request, query.extraFields));
      return selected({ ...view, _extraFields: roomExtraFields }, namesIn(request, "x-fields", query.fields));
    },
  );
};

const removal = (app: FastifyInstance, deps: HttpDeps): void => {
  const remove = async (who: Principal, id: string, policy: DeletionPolicy) => {
    const { survivor, ...outcome } = await deleteRoom(deps, await ownRoom(deps, who, id), policy);
    const extra = new Set(roomExtraFields);
    return { ...outcome, ...(survivor === null ? {} : { room: roomView(deps, survivor, { who, extra }) }) };
  };

  typed(app).delete(
    "/rooms/:roomId",
    {
      config: { refuses: [409], accepts: ["key", "user"] },
      schema: {
        tags: ["Rooms"],
        operationId: "deleteRoom",
        summary: "Delete a room",
        params: roomParams,
        querystring: deletionPolicySchema,
        response: { 200: roomDeletedSchema, 202: roomDeletedSchema },
      },
    },
    async (request, reply) => {
      const answer = await remove(request.principal, request.params.roomId, request.query);
      return reply.status(answer.successCode.includes("scheduled") ? 202 : 200).send(answer);
    },
  );

  typed(app).delete(
    "/rooms",
    {
      config: { accepts: ["key", "user"] },
      schema: {
        tags: ["Rooms"],
        operationId: "bulkDeleteRooms",
        summary: "Delete several rooms",
        querystring: roomIdsQuerySchema,
        response: { 200: roomsDeletedSchema, 400: roomsDeletedSchema },
      },
    },
    async (request, reply) => {
      const { roomIds, ...policy } = request.query;
      const deleted = [];
      const failed = [];
      for (const id of roomIds) {
        try {
          deleted.push({ roomId: id, ...(await remove(request.principal, id, policy)) });
        } catch (error) {
          const known = isFailure(error) ? errorOfFailure(error) : undefined;
          if (known === undefined) throw error;
          failed.push({ roomId: id, error: known.body.error, message: known.body.message });
        }
      }
      const message =
        failed.length === 0
          ? "All rooms have been processed for deletion successfully"
          : `${failed.length} room(s) failed to process while deleting`;
      return reply.status(failed.length === 0 ? 200 : 400).send({ message, deleted, failed });
    },
  );
};
