import { useEffect, useRef, useState, type ReactNode } from "react";
import { FolderOpen } from "lucide-react";
import { toast } from "sonner";
import { Link } from "wouter";
import type { MemberTokenAnswer } from "@roomreel/contract";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Page } from "../parts/page.tsx";
import type { WhyGone } from "../room/session.ts";
import { text } from "../texts/index.ts";

/** After the meeting: why it is over, and the ways on. */
export const Left = (props: {
  why: WhyGone;
  info: MemberTokenAnswer;
  roomId: string;
  onRejoin: () => Promise<void>;
}): ReactNode => {
  const [busy, setBusy] = useState(false);
  const rejoinButton = useRef<HTMLButtonElement>(null);
  useEffect(() => rejoinButton.current?.focus(), []);
  const rejoin = (): void => {
    setBusy(true);
    props.onRejoin().catch((problem: unknown) => {
      toast.error(wordsOf(problem));
      setBusy(false);
    });
  };
  return (
    <Page>
      <Empty title={text.left[props.why]} hint={props.info.roomName}>
        {props.why === "removed" || props.why === "broadcastOver" ? null : (
          <Button look="main" ref={rejoinButton} busy={busy} onClick={rejoin}>
            {text.left.rejoin}
          </Button>
        )}
        {props.info.permissions["recordingList"] === true ? (
          <Button asChild>
            <Link href={`/room/${encodeURIComponent(props.roomId)}/recordings`}>
              <FolderOpen size={18} aria-hidden />
              {text.left.recordings}
            </Link>
          </Button>
        ) : null}
      </Empty>
    </Page>
  );
};
