/** What may change in a room: configuration, status, roles, access, name. */
import {
  type MeetRoom,
  roomConfigSchema,
  roomSchema,
  updateAutoDeletionSchema,
  updateRoomAccessSchema,
  updateRoomConfigSchema,
  updateRoomNameSchema,
  updateRoomRolesSchema,
  updateRoomStatusSchema,
} from "@roomreel/contract";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import {
  appliesFrom,
  autoDeletionOf,
  cameBy,
  changedAccess,
  changedRoles,
  changedSettings,
  doorOf,
  linkKinds,
  putOut,
  type Room,
  roomNameOf,
  rotatedLink,
} from "../../rooms/index.ts";
import { namesIn, selected } from "./answers.ts";
import type { HttpDeps } from "./deps.ts";
import { requireInRoom } from "./principal.ts";
import { roomConfigView, roomExtraFields, roomView } from "./room-view.ts";
import { changeOwnRoom, ownRoom, roomNamed } from "./rooms.ts";
import { roomParams, typed } from "./routes.ts";

export const roomSettingRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  configuration(app, deps);
  status(app, deps);
  autoDeletion(app, deps);
  rights(app, deps);
};

/** What changed with the room; of it what `X-Fields` names. */
type Answering = Pick<HttpDeps, "publicUrl" | "basePath"> & { readonly request: FastifyRequest };
const wholeView = ({ request, ...deps }: Answering, room: Room, beside: Partial<MeetRoom> = {}) => {
  const view = { ...roomView(deps, room, { who: request.principal, extra: new Set(roomExtraFields) }), ...beside };
  return selected(view, namesIn(request, "x-fields", undefined));
};

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
      if (principal.kind !== "member") return roomConfigView(await ownRoom(deps, principal, params.roomId));
      requireInRoom(principal, params.roomId, "meetingRead");
      return roomConfigView(await roomNamed(deps, params.roomId));
    },
  );

  typed(app).put(
    "/rooms/:roomId/config",
    {
      config: { accepts: ["key", "user"] },
      schema: {
        tags: ["Rooms"],
        operationId: "updateRoomConfig",
        summary: "Change a room's configuration",
        params: roomParams,
        body: updateRoomConfigSchema,
        response: { 200: roomSchema.partial() },
      },
    },
    async (request) => {
      const { config } = request.body;
      let before: Room["settings"] | null = null;
      const changed = await changeOwnRoom(deps, request, (room) => {
        before = room.settings;
        return changedSettings(room, config, deps.clock.wallNow());
      });
      await deps.agree(changed.roomId);
      const isMeeting = changed.meetingStartedAt !== null;
      const holds = appliesFrom(before ?? changed.settings, changed.settings, isMeeting);
      return wholeView({ ...deps, request }, changed, { appliesFrom: holds });
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
        response: { 200: roomSchema.partial(), 202: roomSchema.partial() },
      },
    },
    async (request, reply) => {
      const closes = request.body.status === "closed";
      const changed = await changeOwnRoom(deps, request, (room) => {
        const later = closes && room.meetingStartedAt !== null;
        return { ...room, closed: closes && !later, meetingEndAction: later ? "close" : "none" };
      });
      const waits = changed.meetingEndAction === "close";
      return reply.status(waits ? 202 : 200).send(wholeView({ ...deps, request }, changed));
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
        response: { 200: roomSchema.partial() },
      },
    },
    async (request) => {
      const how = (room: Room) => ({ ...room, name: roomNameOf(request.body.roomName) });
      return wholeView({ ...deps, request }, await changeOwnRoom(deps, request, how));
    },
  );
};

const autoDeletion = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).put(
    "/rooms/:roomId/auto-deletion",
    {
      config: { accepts: ["key", "user"] },
      schema: {
        tags: ["Rooms"],
        operationId: "updateRoomAutoDeletion",
        summary: "Change when a room deletes itself",
        params: roomParams,
        body: updateAutoDeletionSchema,
        response: { 200: roomSchema.partial() },
      },
    },
    async (request) => {
      const how = (room: Room): Room => ({
        ...room,
        autoDeletion: autoDeletionOf(request.body, deps.clock.wallNow(), room.autoDeletion),
      });
      return wholeView({ ...deps, request }, await changeOwnRoom(deps, request, how));
    },
  );
};

const rights = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).put(
    "/rooms/:roomId/roles",
    {
      config: { accepts: ["key", "user"] },
      schema: {
        tags: ["Rooms"],
        operationId: "updateRoomRoles",
        summary: "Change what the roles of a room may do",
        params: roomParams,
        body: updateRoomRolesSchema,
        response: { 200: roomSchema.partial() },
      },
    },
    async (request) => {
      const { roles } = request.body;
      const how = (room: Room) => changedRoles(room, roles, deps.clock.wallNow());
      const changed = await changeOwnRoom(deps, request, how);
      await deps.agree(changed.roomId);
      return wholeView({ ...deps, request }, changed, { appliesFrom: { roles: "now" as const } });
    },
  );

  typed(app).put(
    "/rooms/:roomId/access",
    {
      config: { accepts: ["key", "user"] },
      schema: {
        tags: ["Rooms"],
        operationId: "updateRoomAccess",
        summary: "Switch the links of a room on and off",
        params: roomParams,
        body: updateRoomAccessSchema,
        response: { 200: roomSchema.partial() },
      },
    },
    async (request) => {
      const { access } = request.body;
      const how = (room: Room) => changedAccess(room, access, deps.clock.wallNow());
      const changed = await changeOwnRoom(deps, request, how);
      const off = linkKinds.filter((link) => !changed.links[link].enabled).map((link) => doorOf({ by: "link", link }));
      await putOut(deps, changed.roomId, cameBy(...off));
      return wholeView({ ...deps, request }, changed, { appliesFrom: { access: "now" as const } });
    },
  );

  typed(app).post(
    "/rooms/:roomId/access/:link/rotate",
    {
      config: { accepts: ["key", "user"] },
      schema: {
        tags: ["Rooms"],
        operationId: "rotateRoomLink",
        summary: "Give one link of a room another secret",
        description:
          "The old secret is worth nothing from now on, nor are tokens made from it: who is in the meeting by this " +
          "link leaves it, and comes back by the new one. A link that is switched off stays so.",
        params: roomParams.extend({ link: z.enum(linkKinds) }),
        response: { 200: roomSchema.partial() },
      },
    },
    async (request) => {
      const { link } = request.params;
      const changed = await changeOwnRoom(deps, request, (room) => rotatedLink(room, link, deps));
      await putOut(deps, changed.roomId, cameBy(doorOf({ by: "link", link })));
      return wholeView({ ...deps, request }, changed, { appliesFrom: { access: "now" as const } });
    },
  );
};
