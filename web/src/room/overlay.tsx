import { lazy, Suspense, type ReactNode } from "react";
import type { Session } from "./session.ts";
import type { Shortcut } from "./shortcuts.ts";
import type { OwnBackdrop } from "./use-own-devices.ts";

/** What lies over the page; one thing at a time. */
export type Over = "check" | "devices" | "shortcuts" | "breakouts" | "leave" | null;

const StageCheck = lazy(async () => ({ default: (await import("./stage-check.tsx")).StageCheck }));
const DevicesDialog = lazy(async () => ({ default: (await import("./devices-dialog.tsx")).DevicesDialog }));
const ShortcutSheet = lazy(async () => ({ default: (await import("./shortcut-sheet.tsx")).ShortcutSheet }));

const BreakoutsDialog = lazy(async () => ({
  default: (await import("../breakouts/breakouts-dialog.tsx")).BreakoutsDialog,
}));

/** Dialogs that are wanted seldom, loaded when they are; the one before leaving belongs to its button. */
export const Overlay = (props: {
  over: Over;
  session: Session;
  backdrop: OwnBackdrop | null;
  keys: { on: boolean; set: (on: boolean) => void; offered: readonly Shortcut[] };
  onClose: () => void;
}): ReactNode => {
  const { session, keys, onClose } = props;
  const shown = (): ReactNode => {
    switch (props.over) {
      case null:
      case "leave":
        return null;
      case "check":
        return <StageCheck backdrop={props.backdrop} onReady={session.turnOnWhenAllowed} onClose={onClose} />;
      case "breakouts":
        return <BreakoutsDialog onClose={onClose} />;
      case "devices":
        return <DevicesDialog room={session.room} backdrop={props.backdrop} open onOpenChange={onClose} />;
      case "shortcuts":
        return <ShortcutSheet on={keys.on} onSwitch={keys.set} offered={keys.offered} onClose={onClose} />;
    }
  };
  return <Suspense fallback={null}>{shown()}</Suspense>;
};
