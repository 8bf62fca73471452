/** Members of a room: users and guests with a place and a link of their own. */
import {
  addRoomMemberSchema,
  memberIdsQuerySchema,
  membersDeletedSchema,
  messageSchema,
  oneQuerySchema,
  oneRoomMemberSchema,
  roomMemberListQuerySchema,
  roomMemberListSchema,
  updateRoomMemberSchema,
} from "@roomreel/contract";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  becomesIn,
  isHostOf,
  isMember,
  newRoomMember,
  newSecret,
  putOut,
  type Room,
  type RoomMember,
} from "../../rooms/index.ts";
import { Failure, isFailure, userId } from "../../vocabulary/index.ts";
import { namesIn, paginationOf, selected } from "./answers.ts";
import type { HttpDeps } from "./deps.ts";
import { requireInRoom } from "./principal.ts";
import { found, memberExtraFields, memberView } from "./room-member-view.ts";
import { ownRoom, roomNamed } from "./rooms.ts";
import { roomParams, typed } from "./routes.ts";

const memberParams = roomParams.extend({ memberId: z.string().min(1).max(100) });
const config = { accepts: ["key", "user"] } as const;
const tags = ["Members"];
const examples = [
  { userId: "ana_ruiz", baseRole: "moderator" as const },
  { name: "Guest of honour", baseRole: "speaker" as const, customPermissions: { recordingDownload: true } },
];

export const roomMemberRoutes = (app: FastifyInstance, deps: HttpDeps): void => {
  adding(app, deps);
  listing(app, deps);
  one(app, deps);
  changing(app, deps);
  removal(app, deps);
};

/** @throws Failure `bad-user`; `member-exists` for the room's hosts, too */
const placeOf = async (deps: HttpDeps, room: Room, asked: z.infer<typeof addRoomMemberSchema>): Promise<RoomMember> => {
  const { baseRole, customPermissions: own = {} } = asked;
  const place = { roomId: room.roomId, baseRole, own };
  if (asked.userId === undefined) return newRoomMember(deps, { ...place, account: null, name: asked.name ?? "" });
  const account = await deps.people.user(userId(asked.userId));
  if (account === null) throw new Failure("bad-user", "does not exist");
  if (isHostOf(room, account)) throw new Failure("member-exists", `User '${account.userId}' is a host of the room.`);
  return newRoomMember(deps, { ...place, account: account.userId, name: account.name });
};

const adding = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).post(
    "/rooms/:roomId/members",
    {
      config: { ...config, refuses: [409] },
      schema: {
        tags,
        operationId: "addRoomMember",
        summary: "Give a user or a guest a place of his own in a room",
        params: roomParams,
        body: addRoomMemberSchema.meta({ examples }),
        response: { 201: oneRoomMemberSchema },
      },
    },
    async (request, reply) => {
      const { principal: who, params, body } = request;
      const room = await ownRoom(deps, who, params.roomId);
      const member = await placeOf(deps, room, body);
      switch (await deps.members.add(member)) {
        case "member-exists":
          throw new Failure("member-exists", `User '${member.memberId}' is a member of the room already.`);
        case "too-many":
          throw new Failure("too-many-members", "The room has as many members as it can have.");
        case "added": {
          const view = memberView(deps, room, { who, extra: namesIn(request, "x-extrafields", undefined), member });
          return reply
            .status(201)
            .header(
              "Location",
              `${deps.publicUrl}${deps.basePath}/api/v1/rooms/${room.roomId}/members/${member.memberId}`,
            )
            .send(selected(view, namesIn(request, "x-fields", undefined)));
        }
      }
    },
  );
};

const listing = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/rooms/:roomId/members",
    {
      config: { ...config, refuses: [400] },
      schema: {
        tags,
        operationId: "getRoomMembers",
        summary: "List the members of a room",
        params: roomParams,
        querystring: roomMemberListQuerySchema,
        response: { 200: roomMemberListSchema },
      },
    },
    async (request) => {
      const { principal: who, params, query } = request;
      const room = await ownRoom(deps, who, params.roomId);
      const { nameMatchMode: mode, nameCaseInsensitive: caseInsensitive } = query;
      const page = await deps.members.list({
        roomId: room.roomId,
        maxItems: query.maxItems,
        sortField: query.sortField,
        sortOrder: query.sortOrder,
        pageToken: query.nextPageToken,
        baseRole: query.baseRole,
        type: query.type,
        name: query.name === undefined ? undefined : { text: query.name, mode, caseInsensitive },
      });
      const names = namesIn(request, "x-fields", query.fields);
      const extra = namesIn(request, "x-extrafields", query.extraFields);
      return {
        members: page.items.map((member) => selected(memberView(deps, room, { who, extra, member }), names)),
        pagination: paginationOf(query.maxItems, page.nextPageToken),
        _extraFields: memberExtraFields,
      };
    },
  );
};

const one = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).get(
    "/rooms/:roomId/members/:memberId",
    {
      config: { accepts: ["key", "user", "member"] },
      schema: {
        tags,
        operationId: "getRoomMember",
        summary: "Get a member of a room",
        params: memberParams,
        querystring: oneQuerySchema,
        response: { 200: oneRoomMemberSchema },
      },
    },
    async (request) => {
      const { principal: who, params, query } = request;
      requireInRoom(who, params.roomId, "meetingRead");
      const room =
        who.kind === "member" ? await roomNamed(deps, params.roomId) : await ownRoom(deps, who, params.roomId);
      const member = found(room, params.memberId, await deps.members.get(room.roomId, params.memberId));
      const view = memberView(deps, room, { who, extra: namesIn(request, "x-extrafields", query.extraFields), member });
      return selected({ ...view, _extraFields: memberExtraFields }, namesIn(request, "x-fields", query.fields));
    },
  );
};

const changing = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).put(
    "/rooms/:roomId/members/:memberId",
    {
      config,
      schema: {
        tags,
        operationId: "updateRoomMember",
        summary: "Change a member's role and rights",
        description: "Acts at once, also on who is in the meeting as this member.",
        params: memberParams,
        body: updateRoomMemberSchema.meta({
          examples: [{ baseRole: "speaker", customPermissions: { chatWrite: false } }],
        }),
        response: { 200: oneRoomMemberSchema },
      },
    },
    async (request) => {
      const { principal: who, params, body } = request;
      const room = await ownRoom(deps, who, params.roomId);
      const changed = await deps.members.change(room.roomId, params.memberId, (before) => ({
        ...before,
        baseRole: body.baseRole ?? before.baseRole,
        own: body.customPermissions ?? before.own,
        permissionsUpdatedAt: deps.clock.wallNow(),
      }));
      const member = found(room, params.memberId, changed);
      await becomesIn(deps, member);
      return memberView(deps, room, { who, extra: new Set(memberExtraFields), member });
    },
  );

  typed(app).post(
    "/rooms/:roomId/members/:memberId/rotate",
    {
      config,
      schema: {
        tags,
        operationId: "rotateRoomMemberLink",
        summary: "Give a member another personal link",
        description: "The old link and tokens made from it are worth nothing from now on; who came by it leaves.",
        params: memberParams,
        response: { 200: oneRoomMemberSchema },
      },
    },
    async ({ principal: who, params }) => {
      const room = await ownRoom(deps, who, params.roomId);
      const changed = await deps.members.change(room.roomId, params.memberId, (before) => ({
        ...before,
        secret: newSecret(deps.randomness),
        secretSince: deps.clock.wallNow(),
      }));
      const member = found(room, params.memberId, changed);
      await putOut(deps, room.roomId, isMember({ ...member, account: null }));
      return memberView(deps, room, { who, extra: undefined, member });
    },
  );
};

/** Also out of the meeting that runs. @throws Failure `no-member` */
const remove = async (deps: HttpDeps, room: Room, memberId: string): Promise<void> => {
  const member = found(room, memberId, await deps.members.get(room.roomId, memberId));
  await deps.members.remove(room.roomId, memberId);
  await putOut(deps, room.roomId, isMember(member));
};

const removal = (app: FastifyInstance, deps: HttpDeps): void => {
  typed(app).delete(
    "/rooms/:roomId/members/:memberId",
    {
      config,
      schema: {
        tags,
        operationId: "deleteRoomMember",
        summary: "Take a member's place away",
        description: "Somebody who is in the meeting as this member leaves it.",
        params: memberParams,
        response: { 200: messageSchema },
      },
    },
    async ({ principal, params }) => {
      await remove(deps, await ownRoom(deps, principal, params.roomId), params.memberId);
      return { message: `Member '${params.memberId}' deleted successfully from room '${params.roomId}'` };
    },
  );

  typed(app).delete(
    "/rooms/:roomId/members",
    {
      config,
      schema: {
        tags,
        operationId: "bulkDeleteRoomMembers",
        summary: "Take several members' places away",
        params: roomParams,
        querystring: memberIdsQuerySchema,
        response: { 200: membersDeletedSchema, 400: membersDeletedSchema },
      },
    },
    async ({ principal, params, query }, reply) => {
      const room = await ownRoom(deps, principal, params.roomId);
      const deleted: string[] = [];
      const failed: { memberId: string; error: string }[] = [];
      for (const memberId of query.memberIds) {
        try {
          await remove(deps, room, memberId);
          deleted.push(memberId);
        } catch (error) {
          if (!isFailure(error) || error.code !== "no-member") throw error;
          failed.push({ memberId, error: error.message });
        }
      }
      if (failed.length === 0) return { message: "All room members deleted successfully", deleted, failed };
      return reply.status(400).send({ message: `${failed.length} member(s) could not be deleted`, deleted, failed });
    },
  );
};
