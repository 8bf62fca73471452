import { lazy, Suspense, type ReactNode } from "react";
import { RecordCluster } from "../recording/record-cluster.tsx";
import type { RecordingControl } from "../recording/use-recording-control.ts";
import { Controls, type ControlsProps } from "./controls.tsx";
import { LeaveButton, type Leaving } from "./leave-button.tsx";
import { LockedSign } from "./locked-sign.tsx";
import { useMeeting } from "./meeting-context.ts";
import styles from "./bar.module.css";

const BroadcastCluster = lazy(async () => ({
  default: (await import("../broadcast/broadcast-cluster.tsx")).BroadcastCluster,
}));

type Props = Omit<ControlsProps, "control"> & {
  roomName: string;
  /** Server time minus this machine's, ms. */
  serverAhead: number;
  control: RecordingControl;
  leaving: Leaving;
};

/** Recording and lock at the left, where the seeds have them; controls in the middle; leaving at the right. */
export const Bar = (props: Props): ReactNode => {
  const { state, may } = useMeeting();
  const { control, leaving, roomName, serverAhead, ...controls } = props;
  const enabled = state?.recordingEnabled ?? false;
  return (
    <footer className={styles.bar}>
      <div className={styles.left}>
        <RecordCluster
          state={state?.recording ?? null}
          control={control}
          mark={controls.mark}
          enabled={enabled}
          serverAhead={serverAhead}
        />
        {state === null || state.broadcast === null ? null : (
          <Suspense fallback={null}>
            <BroadcastCluster broadcast={state.broadcast} />
          </Suspense>
        )}
        {state?.locked === true ? <LockedSign /> : null}
        <span className={styles.title}>{roomName}</span>
      </div>
      <Controls {...controls} control={enabled && may("recordingControl") ? control : null} />
      <div className={styles.right}>
        <LeaveButton {...leaving} />
      </div>
    </footer>
  );
};
