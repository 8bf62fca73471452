/**
 * What is behind oneself during a stay in a meeting. The choice is kept for the next time; a problem ends it: the
 * camera is shown as it is, that is told, and the next meeting does not try again by itself.
 */
import { Track, type LocalVideoTrack, type Room } from "livekit-client";
import { keepBackdrop, lastBackdrop, type Backdrop, type BackdropProblem } from "./choice.ts";
import { newProcessor, type BackdropProcessor } from "./processor.ts";

export type Backdrops = {
  readonly now: () => Backdrop;
  /** Resolves when others see it. */
  choose(backdrop: Backdrop): Promise<void>;
  /** Rights come and go with roles: without the right the camera is as it is, and the choice is kept. */
  allow(allowed: boolean): void;
};

export type BackdropsTold = {
  /** Something of it is other than it was. */
  readonly onChange: () => void;
  readonly onProblem: (why: BackdropProblem) => void;
};

export const keepBackdrops = (room: Room, { onChange, onProblem }: BackdropsTold): Backdrops => {
  let now: Backdrop = "none";
  let processor: BackdropProcessor | null = null;
  const failed = (why: BackdropProblem): void => {
    if (now === "none") return;
    keepBackdrop("none");
    useQuietly("none");
    onProblem(why);
  };
  /** What a camera that is turned on later begins with. */
  const prepare = (next: BackdropProcessor | null): void => {
    processor = next;
    const { videoCaptureDefaults } = room.options;
    if (videoCaptureDefaults === undefined) return;
    if (next === null) delete videoCaptureDefaults.processor;
    else videoCaptureDefaults.processor = next;
  };
  const use = async (backdrop: Backdrop): Promise<void> => {
    if (backdrop === now) return;
    now = backdrop;
    onChange();
    const camera = cameraOf(room);
    if (backdrop === "none") {
      prepare(null);
      await camera?.stopProcessor();
    } else if (processor === null) {
      const made = newProcessor(backdrop, failed);
      prepare(made);
      await camera?.setProcessor(made);
    } else processor.change(backdrop);
  };
  /** Where nobody waits for it: a camera that ended meanwhile needs nothing. */
  const useQuietly = (backdrop: Backdrop): void => {
    use(backdrop).catch(() => undefined);
  };
  return {
    now: () => now,
    choose: (backdrop) => {
      keepBackdrop(backdrop);
      return use(backdrop);
    },
    allow: (allowed) => useQuietly(allowed ? lastBackdrop() : "none"),
  };
};

const cameraOf = ({ localParticipant }: Room): LocalVideoTrack | undefined =>
  localParticipant.getTrackPublication(Track.Source.Camera)?.videoTrack;
