import { useRef, type ReactNode } from "react";
import { AlertDialog, Dialog as Plain } from "radix-ui";
import { X } from "lucide-react";
import { text } from "../texts/index.ts";
import { Button } from "./button.tsx";
import styles from "./dialog.module.css";

type Opening = { open: boolean; onOpenChange: (open: boolean) => void };

/** Gives the focus back to what opened a dialog. Radix does so only for buttons that it knows; ours open by state. */
const useOpener = (): { note: () => void; onCloseAutoFocus: (event: Event) => void } => {
  const opener = useRef<Element | null>(null);
  const note = (): void => {
    opener.current = document.activeElement;
  };
  const onCloseAutoFocus = (event: Event): void => {
    event.preventDefault();
    if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
  };
  return { note, onCloseAutoFocus };
};

/** A question with a safe answer, which has the focus, and one that acts; `beside`: one that goes further. */
export const Question = (
  props: Opening & {
    title: string;
    body?: string;
    act: string;
    look?: "main" | "danger";
    onAct: () => void;
    beside?: { act: string; look: "danger"; onAct: () => void };
  },
): ReactNode => {
  const safe = useRef<HTMLButtonElement>(null);
  const { note, onCloseAutoFocus } = useOpener();
  const described = props.body === undefined ? { "aria-describedby": undefined } : {};
  const focusSafe = (event: Event): void => {
    note();
    event.preventDefault();
    safe.current?.focus();
  };
  return (
    <AlertDialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={styles.scrim} />
        <AlertDialog.Content
          className={styles.dialog}
          onOpenAutoFocus={focusSafe}
          onCloseAutoFocus={onCloseAutoFocus}
          {...described}
        >
          <AlertDialog.Title className={styles.title}>{props.title}</AlertDialog.Title>
          {props.body === undefined ? null : (
            <AlertDialog.Description className={styles.body}>{props.body}</AlertDialog.Description>
          )}
          <div className={styles.answers}>
            <AlertDialog.Cancel asChild>
              <Button ref={safe} look="quiet">
                {text.cancel}
              </Button>
            </AlertDialog.Cancel>
            {props.beside === undefined ? null : (
              <AlertDialog.Action asChild>
                <Button look={props.beside.look} onClick={props.beside.onAct}>
                  {props.beside.act}
                </Button>
              </AlertDialog.Action>
            )}
            <AlertDialog.Action asChild>
              <Button look={props.look ?? "main"} onClick={props.onAct}>
                {props.act}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
};

/** A dialog with content of its own and a cross to close it. */
export const Dialog = (props: Opening & { title: string; body?: string; children: ReactNode }): ReactNode => {
  const { note, onCloseAutoFocus } = useOpener();
  return (
    <Plain.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Plain.Portal>
        <Plain.Overlay className={styles.scrim} />
        <Plain.Content
          className={styles.dialog}
          onOpenAutoFocus={note}
          onCloseAutoFocus={onCloseAutoFocus}
          {...(props.body === undefined ? { "aria-describedby": undefined } : {})}
        >
          <Plain.Title className={styles.title}>{props.title}</Plain.Title>
          {props.body === undefined ? null : (
            <Plain.Description className={styles.body}>{props.body}</Plain.Description>
          )}
          {props.children}
          <Plain.Close className={styles.cross} aria-label={text.close}>
            <X size={18} aria-hidden />
          </Plain.Close>
        </Plain.Content>
      </Plain.Portal>
    </Plain.Root>
  );
};
