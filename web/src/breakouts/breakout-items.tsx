import type { ReactNode } from "react";
import { CircleDot, Group } from "lucide-react";
import { MenuItem } from "../parts/menu.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import { text } from "../texts/index.ts";
import { useBreakouts } from "./breakout-context.ts";

/** Under the three dots, for who leads; for everybody while there is something to choose. */
export const BreakoutItem = ({ onOpen }: { onOpen: () => void }): ReactNode => {
  const breakouts = useBreakouts();
  const { may, state } = useMeeting();
  const chooses = state?.breakouts?.assignment === "own-choice";
  if (breakouts === null || !(may("participantPromote") || chooses)) return null;
  return (
    <MenuItem icon={<Group size={18} aria-hidden />} onSelect={onOpen}>
      {text.breakouts.menu}
    </MenuItem>
  );
};

/** A breakout room says why it cannot be recorded; the item does not silently disappear (P-16). */
export const WhyNotRecorded = (): ReactNode => {
  const { state, may } = useMeeting();
  if (state === null || state.breakout === null || !may("mediaPublishAudio")) return null;
  const note = state.recordingEnabled ? text.breakouts.onlyLeaders : text.failures["recording-disabled"];
  return (
    <MenuItem icon={<CircleDot size={18} aria-hidden />} disabled note={note} onSelect={() => undefined}>
      {text.room.record}
    </MenuItem>
  );
};
