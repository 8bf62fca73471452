import { useEffect, useState, useSyncExternalStore } from "react";
import { toast } from "sonner";
import type { Backdrop } from "../backdrop/choice.ts";
import { wordsForDevice } from "../join/device-words.ts";
import { text } from "../texts/index.ts";
import type { MeetingView } from "./meeting-context.ts";
import type { Picture, Sending } from "./picture.ts";
import type { Session } from "./session.ts";

export type OwnSwitch = keyof Sending;

/** What one does with oneself: the buttons and the keys share it. */
export type OwnDevices = {
  /** What there is to switch now; nothing of it while one is not on stage. */
  readonly sending: Sending;
  /** Under way: pressing again does nothing. */
  readonly busy: OwnSwitch | null;
  toggle(what: OwnSwitch): void;
  /** Null: here, or to this person, it is not open. */
  readonly backdrop: OwnBackdrop | null;
};

/** What is behind oneself. */
export type OwnBackdrop = { readonly now: Backdrop; choose(backdrop: Backdrop): void };

const canShare = (): boolean => "getDisplayMedia" in ((navigator.mediaDevices as object | undefined) ?? {});

/** @param open the room lets people change it */
export const useOwnBackdrop = (session: Session, { may }: MeetingView, open: boolean): OwnBackdrop | null => {
  const { watch, backdrops } = session;
  const now = useSyncExternalStore(watch, backdrops.now);
  const allowed = open && may("mediaChangeVirtualBackground");
  useEffect(() => backdrops.allow(allowed), [backdrops, allowed]);
  if (!allowed) return null;
  const choose = (backdrop: Backdrop): void =>
    void backdrops.choose(backdrop).catch(() => toast.error(text.room.toggleFailed));
  return { now, choose };
};

export const useOwnDevices = (
  { room }: Session,
  picture: Picture,
  { view, backdrop }: { view: MeetingView; backdrop: OwnBackdrop | null },
): OwnDevices => {
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
          systemAudio: "include",
          surfaceSwitching: "include",
          contentHint: "detail",
          selfBrowserSurface: "include",
        });
    }
  };
  return { sending, busy, toggle, backdrop };
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
  toast.error(what === "screen" ? text.room.shareFailed : wordsForDevice(what, problem));
};
