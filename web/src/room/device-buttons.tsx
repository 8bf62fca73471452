import type { ReactNode } from "react";
import { Mic, MicOff, MonitorUp, Video, VideoOff } from "lucide-react";
import { RoundButton } from "../parts/round-button.tsx";
import { text } from "../texts/index.ts";
import { useMeeting } from "./meeting-context.ts";
import { useNarrow } from "../parts/use-narrow.ts";
import type { OwnDevices } from "./use-own-devices.ts";

/** Microphone, camera and screen, as far as one may send them now. Where there is no room the screen is in the menu. */
export const DeviceButtons = ({ devices }: { devices: OwnDevices }): ReactNode => {
  const { me } = useMeeting();
  const { sending, busy, toggle } = devices;
  const narrow = useNarrow();
  return (
    <>
      {sending.microphone ? (
        <RoundButton
          name={me.microphone ? text.room.microphoneOff : text.room.microphoneOn}
          state={me.microphone ? "plain" : "off"}
          busy={busy === "microphone"}
          onClick={() => toggle("microphone")}
        >
          {me.microphone ? <Mic size={20} aria-hidden /> : <MicOff size={20} aria-hidden />}
        </RoundButton>
      ) : null}
      {sending.camera ? (
        <RoundButton
          name={me.camera ? text.room.cameraOff : text.room.cameraOn}
          state={me.camera ? "plain" : "off"}
          busy={busy === "camera"}
          onClick={() => toggle("camera")}
        >
          {me.camera ? <Video size={20} aria-hidden /> : <VideoOff size={20} aria-hidden />}
        </RoundButton>
      ) : null}
      {sending.screen && !narrow ? (
        <RoundButton
          name={me.sharing ? text.room.shareStop : text.room.share}
          state={me.sharing ? "on" : "plain"}
          onClick={() => toggle("screen")}
        >
          <MonitorUp size={20} aria-hidden />
        </RoundButton>
      ) : null}
    </>
  );
};
