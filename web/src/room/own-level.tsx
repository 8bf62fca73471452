import { useCallback, useMemo, useSyncExternalStore, type ReactNode } from "react";
import { type Room, RoomEvent, Track } from "livekit-client";
import { LevelMeter } from "../parts/level-meter.tsx";

/** What may give the microphone another track, or take it away. */
const changes = [
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.ActiveDeviceChanged,
] as const;

/** That the microphone which the meeting hears now hears something; nothing while it is off. */
export const OwnLevel = ({ room }: { room: Room }): ReactNode => {
  const watch = useCallback(
    (tell: () => void) => {
      for (const change of changes) room.on(change, tell);
      return () => {
        for (const change of changes) room.off(change, tell);
      };
    },
    [room],
  );
  const track = useSyncExternalStore(watch, () => trackOf(room));
  const stream = useMemo(() => (track === null ? null : new MediaStream([track])), [track]);
  return stream === null ? null : <LevelMeter stream={stream} />;
};

const trackOf = (room: Room): MediaStreamTrack | null => {
  const publication = room.localParticipant.getTrackPublication(Track.Source.Microphone);
  if (publication === undefined || publication.isMuted) return null;
  return publication.track?.mediaStreamTrack ?? null;
};
