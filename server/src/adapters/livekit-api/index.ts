/** LiveKit's room service (Twirp over HTTP) as the `Meetings` of the rooms. */
import { DataPacket_Kind } from "@livekit/protocol";
import { AccessToken, RoomServiceClient, ServerError } from "livekit-server-sdk";
import type { MeetingGrant, Meetings } from "../../rooms/index.ts";
import { roomId } from "../../vocabulary/index.ts";
import { liveKitFailure } from "./failures.ts";
import { isPerson, participantOf, permissionFor, sourcesOf } from "./participants.ts";

export type LivekitSettings = { readonly url: string; readonly apiKey: string; readonly apiSecret: string };

const REQUEST_LIMIT_S = 3;
/**
 * How long LiveKit keeps a room in which nobody is. The server ends it long before (M9); LiveKit cannot know that
 * everybody is in breakout rooms, and puts the recorder of an empty room out. As long as those may last.
 */
const KEPT_EMPTY_S = 24 * 3600;
/** LiveKit renews the token of whoever is connected; this bounds how late a copied one still opens the door. */
const TOKEN_LIFE_S = 2 * 3600;

/** Of the data that the server sends (contract `meetingMessageSchema`). */
const TOPIC = "meeting";

export const livekitMeetings = (settings: LivekitSettings): Meetings => {
  const host = settings.url.replace(/^ws/, "http");
  const client = new RoomServiceClient(host, settings.apiKey, settings.apiSecret, {
    requestTimeout: REQUEST_LIMIT_S,
    failover: false,
  });
  return { ...rooms(client), ...people(client), token: (grant) => tokenFor(settings, grant) };
};

type Rooms = "list" | "open" | "say" | "end";
const rooms = (client: RoomServiceClient): Pick<Meetings, Rooms> => ({
  list: (only) =>
    answered(async () => {
      const all = await client.listRooms(only === undefined ? undefined : [only]);
      return all.map((room) => ({
        roomId: roomId(room.name),
        participants: room.numParticipants,
        metadata: room.metadata,
      }));
    }),
  open: (room, metadata, peopleMax) =>
    answered(async () => {
      await client.createRoom({
        name: room,
        metadata,
        // Recorders are not counted; 0: no limit.
        maxParticipants: peopleMax ?? 0,
        emptyTimeout: KEPT_EMPTY_S,
        departureTimeout: KEPT_EMPTY_S,
      });
    }),
  say: (room, metadata) => untilGone(() => client.updateRoomMetadata(room, metadata)),
  end: (room) => untilGone(() => client.deleteRoom(room)),
});

type People = "people" | "participants" | "update" | "mute" | "remove" | "send";
const people = (client: RoomServiceClient): Pick<Meetings, People> => {
  const present = (room: string) =>
    answered(async () => (await unlessGone(() => client.listParticipants(room), [])).filter(isPerson));
  return {
    people: async (room) => (await present(room)).length,
    participants: async (room) => (await present(room)).map(participantOf),
    update: (room, identity, { attributes, publish }) =>
      untilGone(() => client.updateParticipant(room, identity, { attributes, permission: permissionFor(publish) })),
    mute: (room, identity, track) => untilGone(() => client.mutePublishedTrack(room, identity, track, true)),
    remove: (room, identity) => untilGone(() => client.removeParticipant(room, identity)),
    send: async (room, message, to) => {
      // LiveKit takes an empty list for everybody.
      if (to.length === 0) return;
      const data = new TextEncoder().encode(JSON.stringify(message));
      const options = { topic: TOPIC, destinationIdentities: to === "everyone" ? [] : [...to] };
      await untilGone(() => client.sendData(room, data, DataPacket_Kind.RELIABLE, options));
    },
  };
};

const tokenFor = (settings: LivekitSettings, grant: MeetingGrant): Promise<string> => {
  const sources = sourcesOf(grant.publish);
  const token = new AccessToken(settings.apiKey, settings.apiSecret, {
    identity: grant.identity,
    name: grant.name,
    ttl: TOKEN_LIFE_S,
    attributes: grant.attributes,
  });
  token.addGrant({
    roomJoin: true,
    room: grant.roomId,
    canSubscribe: true,
    canPublish: sources.length > 0,
    ...(sources.length > 0 ? { canPublishSources: sources } : {}),
    canPublishData: false,
    canUpdateOwnMetadata: false,
  });
  return token.toJwt();
};

/** Does it, or nothing when the meeting, the participant or the track is not there any more. */
const untilGone = (ask: () => Promise<unknown>): Promise<void> =>
  answered(async () => void (await unlessGone(ask, undefined)));

/** What is over is no failure. */
const unlessGone = async <Value>(ask: () => Promise<Value>, otherwise: Value): Promise<Value> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ServerError && error.code === "not_found") return otherwise;
    throw error;
  }
};

const answered = async <Value>(ask: () => Promise<Value>): Promise<Value> => {
  try {
    return await ask();
  } catch (error) {
    throw liveKitFailure(error);
  }
};
