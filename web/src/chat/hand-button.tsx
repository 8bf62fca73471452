import { useState, type ReactNode } from "react";
import { Hand } from "lucide-react";
import { RoundButton } from "../parts/round-button.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import { text } from "../texts/index.ts";

/** One's own hand: up until one lowers it, or who leads does. */
export const HandButton = (): ReactNode => {
  const { me, act } = useMeeting();
  const [busy, setBusy] = useState(false);
  const raised = me.handSince !== null;
  const press = (): void => {
    setBusy(true);
    act({ do: raised ? "lower-hand" : "raise-hand" })
      .catch(() => undefined)
      .finally(() => setBusy(false));
  };
  return (
    <RoundButton
      name={raised ? text.stageWords.lowerHand : text.stageWords.raiseHand}
      state={raised ? "on" : "plain"}
      busy={busy}
      onClick={press}
    >
      <Hand size={20} aria-hidden />
    </RoundButton>
  );
};
