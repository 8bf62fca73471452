/** LiveKit's room service (Twirp over HTTP) as the `Meetings` of the rooms. */
import { AccessToken, RoomServiceClient, TrackSource, TwirpError } from "livekit-server-sdk";
import { ParticipantInfo_Kind } from "@livekit/protocol";
import type { MeetingGrant, Meetings } from "../../rooms/index.ts";
import { roomId } from "../../vocabulary/index.ts";
import { liveKitFailure } from "./failures.ts";

export type LivekitSettings = { readonly url: string; readonly apiKey: string; readonly apiSecret: string };

const REQUEST_LIMIT_S = 3;
/** How long LiveKit keeps a room that nobody entered, and one that everybody left. */
const EMPTY_TIMEOUT_S = 20;
/** LiveKit renews the token of whoever is connected; this bounds how late a copied one still opens the door. */
const TOKEN_LIFE_S = 2 * 3600;

/** Kinds that are people, not machinery. */
const people: readonly ParticipantInfo_Kind[] = [
  ParticipantInfo_Kind.STANDARD,
  ParticipantInfo_Kind.SIP,
  ParticipantInfo_Kind.INGRESS,
];

export const livekitMeetings = (settings: LivekitSettings): Meetings => {
  const host = settings.url.replace(/^ws/, "http");
  const client = new RoomServiceClient(host, settings.apiKey, settings.apiSecret, {
    requestTimeout: REQUEST_LIMIT_S,
    failover: false,
  });
  return {
    list: () =>
      answered(async () => {
        const rooms = await client.listRooms();
        return rooms.map((room) => ({
          roomId: roomId(room.name),
          participants: room.numParticipants,
          metadata: room.metadata,
        }));
      }),
    people: (room) =>
      answered(async () => {
        const present = await unlessGone(() => client.listParticipants(room), []);
        return present.filter((one) => people.includes(one.kind) && one.permission?.hidden !== true).length;
      }),
    open: (room, metadata, peopleMax) =>
      answered(async () => {
        await client.createRoom({
          name: room,
          metadata,
          // Recorders are not counted; 0: no limit.
          maxParticipants: peopleMax ?? 0,
          emptyTimeout: EMPTY_TIMEOUT_S,
          departureTimeout: EMPTY_TIMEOUT_S,
        });
      }),
    say: (room, metadata) =>
      answered(() => unlessGone(async () => void (await client.updateRoomMetadata(room, metadata)), undefined)),
    end: (room) => answered(() => unlessGone(() => client.deleteRoom(room), undefined)),
    token: (grant) => tokenFor(settings, grant),
  };
};

const tokenFor = (settings: LivekitSettings, grant: MeetingGrant): Promise<string> => {
  const { camera, microphone, screen } = grant.publish;
  const token = new AccessToken(settings.apiKey, settings.apiSecret, {
    identity: grant.identity,
    name: grant.name,
    ttl: TOKEN_LIFE_S,
    attributes: { role: grant.role },
  });
  const sources = [
    ...(camera ? [TrackSource.CAMERA] : []),
    ...(microphone ? [TrackSource.MICROPHONE] : []),
    ...(screen ? [TrackSource.SCREEN_SHARE, TrackSource.SCREEN_SHARE_AUDIO] : []),
  ];
  token.addGrant({
    roomJoin: true,
    room: grant.roomId,
    canSubscribe: true,
    canPublish: sources.length > 0,
    ...(sources.length > 0 ? { canPublishSources: sources } : {}),
    canPublishData: grant.sendMessages,
    canUpdateOwnMetadata: false,
  });
  return token.toJwt();
};

/** A meeting that is over is no failure. */
const unlessGone = async <Value>(ask: () => Promise<Value>, otherwise: Value): Promise<Value> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof TwirpError && error.code === "not_found") return otherwise;
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
