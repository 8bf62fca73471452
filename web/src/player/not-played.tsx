import type { ReactNode } from "react";
import { Download, FileVideo } from "lucide-react";
import type { MeetRecording } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { downloadOf } from "../api/recordings.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { playerText } from "../texts/player-text.ts";
import styles from "./state-panel.module.css";

/** Instead of a film that is whole but whose format this browser does not know: what to do to see it all the same. */
export const NotPlayed = ({ recording, access }: { recording: MeetRecording; access: Access }): ReactNode => {
  const words = playerText.notPlayed;
  const mayDownload = recording.may?.includes("download") === true;
  return (
    <div className={styles.panel}>
      <Empty level={2} icon={<FileVideo size={24} />} title={words.title}>
        <output className={styles.hints}>{mayDownload ? words.hint : words.hintWithoutDownload}</output>
        {mayDownload ? (
          <Button asChild look="main">
            <a href={downloadOf(access, recording.recordingId)} download>
              <Download size={18} aria-hidden />
              {words.download}
            </a>
          </Button>
        ) : null}
      </Empty>
    </div>
  );
};
