import { useState } from "react";
import type { Room } from "livekit-client";
import { toast } from "sonner";
import { text } from "../texts/index.ts";
import type { MeetingView } from "./meeting-context.ts";
import type { Picture, Sending } from "./picture.ts";

export type OwnSwitch = keyof Sending;

/** What one does with oneself: the buttons and the keys share it. */
export type OwnDevices = {
  /** What there is to switch now; nothing of it while one is not on stage. */
  readonly sending: Sending;
  /** Under way: pressing again does nothing. */
  readonly busy: OwnSwitch | null;
  toggle(what: OwnSwitch): void;
};

const canShare = (): boolean => "getDisplayMedia" in ((navigator.mediaDevices as object | undefined) ?? {});

export const useOwnDevices = (room: Room, picture: Picture, view: MeetingView): OwnDevices => {
  const [busy, setBusy] = useState<OwnSwitch | null>(null);
  const { me } = picture;
  const sending = sendingNow(picture, view);
  const toggle = (what: OwnSwitch): void => {
    if (busy !== null || !sending[what]) return;
    setBusy(what);
    switched(what)
      .catch((problem: unknown) => tell(what, problem))
      .finally(() => setBusy(null));
  };
  const switched = async (what: OwnSwitch): Promise<unknown> => {
    const local = room.localParticipant;
    switch (what) {
      case "microphone":
        return local.setMicrophoneEnabled(!me.microphone);
      case "camera":
        return local.setCameraEnabled(!me.camera);
      case "screen":
        return local.setScreenShareEnabled(!me.sharing, {
          audio: true,
          contentHint: "detail",
          selfBrowserSurface: "include",
        });
    }
  };
  return { sending, busy, toggle };
};

/** Until the server has said what one may send, what the link's role will be allowed: so that no button jumps. */
const sendingNow = ({ connection, me, sending }: Picture, { may }: MeetingView): Sending => {
  const said =
    connection === "connecting"
      ? { camera: may("mediaPublishVideo"), microphone: may("mediaPublishAudio"), screen: may("mediaShareScreen") }
      : sending;
  const { camera, microphone, screen } = said;
  return {
    camera: me.onStage && camera,
    microphone: me.onStage && microphone,
    screen: me.onStage && screen && canShare(),
  };
};

const tell = (what: OwnSwitch, problem: unknown): void => {
  // Closing the browser's own picker is a decision, not a failure.
  if (what === "screen" && problem instanceof Error && problem.name === "NotAllowedError") return;
  toast.error(what === "screen" ? text.room.shareFailed : text.room.toggleFailed);
};
