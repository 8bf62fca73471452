import { useState, type ReactNode } from "react";
import { Volume2 } from "lucide-react";
import { toast } from "sonner";
import { Button } from "../parts/button.tsx";
import { Choose } from "../parts/field.tsx";
import { text } from "../texts/index.ts";
import { choosesSpeaker, playTestSound } from "./test-sound.ts";
import { useDeviceList } from "./use-device-list.ts";
import styles from "./speaker.module.css";

/** The loudspeaker, where the browser lets one choose it, and a sound to hear whether it works. */
export const Speaker = (props: {
  /** Devices are named once one may be used. */
  allowed: boolean;
  deviceId: string;
  onChange: (deviceId: string) => void;
}): ReactNode => {
  const devices = useDeviceList("audiooutput", props.allowed);
  const [busy, setBusy] = useState(false);
  const play = (): void => {
    setBusy(true);
    playTestSound(props.deviceId)
      .catch(() => toast.error(text.join.soundFailed))
      .finally(() => setBusy(false));
  };
  return (
    <div className={styles.speaker}>
      {choosesSpeaker() ? (
        <Choose label={text.join.speaker} value={props.deviceId} choices={devices} onChange={props.onChange} />
      ) : null}
      <Button look="quiet" busy={busy} onClick={play} className={styles.test}>
        <Volume2 size={18} aria-hidden />
        {busy ? text.join.playing : text.join.testSound}
      </Button>
    </div>
  );
};
