import type { ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import { text } from "../texts/index.ts";

/** Keeps one's own sound and picture out of recordings, or lets them in again; null where that is not allowed. */
export const useLeavingOut = (): { readonly out: boolean; toggle(): void } | null => {
  const { me, state, act } = useMeeting();
  if (state?.mayBeLeftOut !== true && !me.leftOut) return null;
  return { out: me.leftOut, toggle: () => void act({ do: "leave-me-out", leaveOut: !me.leftOut }) };
};

/** Beside Confirm, for whoever wants it there and then. */
export const LeaveMeOutButton = (): ReactNode => {
  const leaving = useLeavingOut();
  if (leaving === null || leaving.out) return null;
  return (
    <Button look="quiet" onClick={leaving.toggle}>
      {text.consent.leaveMeOut}
    </Button>
  );
};
