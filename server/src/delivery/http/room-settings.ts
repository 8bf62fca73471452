/** What may change in a room: configuration, status, roles, access, name. */
import {
  roomConfigSchema,
  roomSchema,
  updateRoomAccessSchema,
  updateRoomConfigSchema,
  updateRoomNameSchema,
  updateRoomRolesSchema,
  updateRoomStatusSchema,
} from "@roomreel/contract";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { changedAccess, changedRoles, changedSettings, type Room, roomNameOf } from "../../rooms/index.ts";
import { Failure } from "../../vocabulary/index.ts";
import type { HttpDeps } from "./deps.ts";
import { requireInRoom } from "./principal.ts";
import { roomExtraFields, roomView } from "./room-view.ts";
import { ownRoom, roomNamed } from "./rooms.ts";
import { roomParams, typed } from "./routes.ts";

const idle = (room: Room): Room => {
  if (room.meetingStartedAt !== null)
    throw new Failure("meeting-active", `Room '${room.roomId}' has an active meeting.`);
  return room;
};

export const roomSettingRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  configuration(app, deps);
  status(app, deps);
  rights(app, deps);
};

const wholeView = (deps: HttpDeps, request: FastifyRequest, room: Room) =>
  roomView(deps, room, { who: request.principal, extra: new Set(roomExtraFields) });

const configuration = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/rooms/:roomId/config",
    {
      config: { accepts: ["key", "user", "member"] },
      schema: {
        tags: ["Rooms"],
        operationId: "getRoomConfig",
        summary: "Get a room's configuration",
        params: roomParams,
        response: { 200: roomConfigSchema },
      },
    },
    async ({ principal, params }) => {
      if (principal.kind !== "member") return (await ownRoom(deps, principal, params.roomId)).settings;
      requireInRoom(principal, params.roomId, "meetingRead");
      return (await roomNamed(deps, params.roomId)).settings;
    },
  );

  typed(app).put(
    "/rooms/:roomId/config",
    {
      config: { refuses: [409], accepts: ["key", "user"] },
      schema: {
        tags: ["Rooms"],
        operationId: "updateRoomConfig",
        summary: "Change a room's configuration",
        params: roomParams,
        body: updateRoomConfigSchema,
        response: { 200: roomSchema },
      },
    },
    async (request) => {
      const room = idle(await ownRoom(deps, request.principal, request.params.roomId));
      const changed = changedSettings(room, request.body.config, deps.clock.wallNow());
      await deps.rooms.update(changed);
      return wholeView(deps, request, changed);
    },
  );
};

const status = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).put(
    "/rooms/:roomId/status",
    {
      config: { accepts: ["key", "user"] },
      schema: {
        tags: ["Rooms"],
        operationId: "updateRoomStatus",
        summary: "Open or close a room",
        params: roomParams,
        body: updateRoomStatusSchema,
        response: { 200: roomSchema, 202: roomSchema },
      },
    },
    async (request, reply) => {
      const room = await ownRoom(deps, request.principal, request.params.roomId);
      const closes = request.body.status === "closed";
      const later = closes && room.meetingStartedAt !== null;
      const changed: Room = { ...room, closed: closes && !later, meetingEndAction: later ? "close" : "none" };
      await deps.rooms.update(changed);
      return reply.status(later ? 202 : 200).send(wholeView(deps, request, changed));
    },
  );

  typed(app).put(
    "/rooms/:roomId/name",
    {
      config: { accepts: ["key", "user"] },
      schema: {
        tags: ["Rooms"],
        operationId: "renameRoom",
        summary: "Rename a room",
        params: roomParams,
        body: updateRoomNameSchema,
        response: { 200: roomSchema },
      },
    },
    async (request) => {
      const room = await ownRoom(deps, request.principal, request.params.roomId);
      const changed: Room = { ...room, name: roomNameOf(request.body.roomName) };
      await deps.rooms.update(changed);
      return wholeView(deps, request, changed);
    },
  );
};

const rights = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).put(
    "/rooms/:roomId/roles",
    {
      config: { refuses: [409], accepts: ["key", "user"] },
      schema: {
        tags: ["Rooms"],
        operationId: "updateRoomRoles",
        summary: "Change what the roles of a room may do",
        params: roomParams,
        body: updateRoomRolesSchema,
        response: { 200: roomSchema },
      },
    },
    async (request) => {
      const room = idle(await ownRoom(deps, request.principal, request.params.roomId));
      const changed = changedRoles(room, request.body.roles, deps.clock.wallNow());
      await deps.rooms.update(changed);
      return wholeView(deps, request, changed);
    },
  );

  typed(app).put(
    "/rooms/:roomId/access",
    {
      config: { refuses: [409], accepts: ["key", "user"] },
      schema: {
        tags: ["Rooms"],
        operationId: "updateRoomAccess",
        summary: "Switch the links of a room on and off",
        params: roomParams,
        body: updateRoomAccessSchema,
        response: { 200: roomSchema },
      },
    },
    async (request) => {
      const room = idle(await ownRoom(deps, request.principal, request.params.roomId));
      const changed = changedAccess(room, request.body.access, deps.clock.wallNow());
      await deps.rooms.update(changed);
      return wholeView(deps, request, changed);
    },
  );
};
