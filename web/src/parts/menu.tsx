import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from "react";
import { DropdownMenu } from "radix-ui";
import styles from "./menu.module.css";

/** Opened and closed from outside too: by a long press, for example. */
type Opening = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

/** Gives the focus to the menu's button. */
const ToTrigger = createContext<() => void>(() => undefined);

/** What was chosen may have taken the focus by the time the menu has closed: then it keeps it. */
const unlessTaken = (event: Event): void => {
  if (document.activeElement !== null && document.activeElement !== document.body) event.preventDefault();
};

/**
 * A menu that opens from its trigger. Not modal: what lies behind stays usable. It opens where its trigger stands in
 * the document, so that screen readers find it in the same landmark.
 */
export const Menu = (props: { trigger: ReactNode; opening?: Opening; children: ReactNode }): ReactNode => {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const toTrigger = useCallback(() => trigger.current?.focus({ preventScroll: true }), []);
  return (
    <DropdownMenu.Root modal={false} {...props.opening}>
      <DropdownMenu.Trigger ref={trigger} asChild>
        {props.trigger}
      </DropdownMenu.Trigger>
      <span ref={setPlace} className={styles.place} />
      <DropdownMenu.Portal container={place}>
        <DropdownMenu.Content
          className={styles.menu}
          sideOffset={10}
          collisionPadding={12}
          onCloseAutoFocus={unlessTaken}
        >
          <ToTrigger value={toTrigger}>{props.children}</ToTrigger>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
};

/** Its button has the focus before anything happens: so whatever opens gives the focus back to where one came from. */
export const MenuItem = (props: {
  icon: ReactNode;
  children: ReactNode;
  note?: string;
  disabled?: boolean;
  look?: "plain" | "danger";
  onSelect: () => void;
}): ReactNode => {
  const toTrigger = useContext(ToTrigger);
  const select = (): void => {
    toTrigger();
    props.onSelect();
  };
  return (
    <DropdownMenu.Item
      className={`${styles.item} ${props.look === "danger" ? styles.danger : ""}`}
      disabled={props.disabled ?? false}
      onSelect={select}
    >
      {props.icon}
      <span>
        {props.children}
        {props.note === undefined ? null : <small className={styles.note}>{props.note}</small>}
      </span>
    </DropdownMenu.Item>
  );
};

/** Between groups of items. */
export const MenuLine = (): ReactNode => <DropdownMenu.Separator className={styles.line} />;
