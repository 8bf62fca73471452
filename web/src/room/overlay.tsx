import { lazy, Suspense, type ReactNode } from "react";
import { useMeeting } from "./meeting-context.ts";
import type { Session } from "./session.ts";
import { offeredOf } from "./shortcuts.ts";
import { useFullScreen } from "./use-full-screen.ts";
import type { OwnBackdrop } from "./use-own-devices.ts";

/** What lies over the page; one thing at a time. */
export type Over = "check" | "devices" | "shortcuts" | "breakouts" | null;

const StageCheck = lazy(async () => ({ default: (await import("./stage-check.tsx")).StageCheck }));
const DevicesDialog = lazy(async () => ({ default: (await import("./devices-dialog.tsx")).DevicesDialog }));
const ShortcutSheet = lazy(async () => ({ default: (await import("./shortcut-sheet.tsx")).ShortcutSheet }));

const BreakoutsDialog = lazy(async () => ({
  default: (await import("../breakouts/breakouts-dialog.tsx")).BreakoutsDialog,
}));

/** Dialogs that are wanted seldom, loaded when they are. */
export const Overlay = (props: {
  over: Over;
  session: Session;
  backdrop: OwnBackdrop | null;
  keys: { on: boolean; set: (on: boolean) => void };
  onClose: () => void;
}): ReactNode => {
  const { session, keys, onClose } = props;
  const { may } = useMeeting();
  const fullScreen = useFullScreen() !== null;
  const shown = (): ReactNode => {
    switch (props.over) {
      case null:
        return null;
      case "check":
        return <StageCheck backdrop={props.backdrop} onReady={session.turnOnWhenAllowed} onClose={onClose} />;
      case "breakouts":
        return <BreakoutsDialog onClose={onClose} />;
      case "devices":
        return <DevicesDialog room={session.room} backdrop={props.backdrop} open onOpenChange={onClose} />;
      case "shortcuts": {
        const offered = offeredOf({ fullScreen, chat: may("chatRead") });
        return <ShortcutSheet on={keys.on} onSwitch={keys.set} offered={offered} onClose={onClose} />;
      }
    }
  };
  return <Suspense fallback={null}>{shown()}</Suspense>;
};
