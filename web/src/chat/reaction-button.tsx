import { useState, type KeyboardEvent, type ReactNode } from "react";
import { SmilePlus } from "lucide-react";
import { Popover } from "radix-ui";
import { RoundButton } from "../parts/round-button.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import { text } from "../texts/index.ts";
import { reactionList } from "./reactions.ts";
import styles from "./reactions.module.css";

/** Opens a row of reactions; it stays open, as applause is rarely one clap. Arrow keys go along it. */
export const ReactionButton = (): ReactNode => {
  const { act } = useMeeting();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Anchor asChild>
        <RoundButton
          name={text.reactions.title}
          state={open ? "on" : "plain"}
          aria-expanded={open}
          aria-haspopup="dialog"
          onClick={() => setOpen(!open)}
        >
          <SmilePlus size={20} aria-hidden />
        </RoundButton>
      </Popover.Anchor>
      <span ref={setPlace} />
      <Popover.Portal container={place}>
        <Popover.Content
          className={styles.choices}
          aria-label={text.reactions.title}
          side="top"
          sideOffset={10}
          collisionPadding={12}
          onKeyDown={goAlong}
        >
          {reactionList.map((reaction) => (
            <button
              key={reaction}
              type="button"
              className={styles.choice}
              aria-label={text.reactions.names[reaction]}
              title={text.reactions.names[reaction]}
              onClick={() => void act({ do: "react", reaction })}
            >
              {reaction}
            </button>
          ))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
};

const goAlong = (event: KeyboardEvent<HTMLElement>): void => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.findIndex((one) => one === document.activeElement);
  buttons.at((at + step + buttons.length) % buttons.length)?.focus();
  event.preventDefault();
};
