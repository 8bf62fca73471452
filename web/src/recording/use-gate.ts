/**
 * The consent mode *gate* takes camera and microphone away when a recording starts. Whoever confirms has on again what
 * was on before: this remembers it. A device that goes off is forgotten only after a while, because the server lets go
 * of what is sent before it says why.
 */
import { useEffect, useRef } from "react";
import { useMeeting } from "../room/meeting-context.ts";
import type { Picture } from "../room/picture.ts";
import type { Session } from "../room/session.ts";

const FORGET_MS = 2000;

/** To be called when the recording is confirmed. */
export const useGate = (session: Session, { sending }: Picture): (() => void) => {
  const { me, state } = useMeeting();
  const before = useRef({ camera: false, microphone: false });
  const { camera, microphone } = me;
  const open = sending.camera || sending.microphone;
  useEffect(() => {
    if (!open) return undefined;
    const was = before.current;
    before.current = { camera: camera || was.camera, microphone: microphone || was.microphone };
    const timer = setTimeout(() => (before.current = { camera, microphone }), FORGET_MS);
    return () => clearTimeout(timer);
  }, [open, camera, microphone]);
  return () => {
    if (state?.consent === "gate" && !open)
      session.turnOnWhenAllowed({ ...before.current, cameraId: "", microphoneId: "" });
  };
};
