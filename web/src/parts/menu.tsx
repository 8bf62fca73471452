import { useState, type ReactNode } from "react";
import { DropdownMenu } from "radix-ui";
import styles from "./menu.module.css";

/** Opened and closed from outside too: by a long press, for example. */
type Opening = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

/**
 * A menu that opens from its trigger. Not modal: what lies behind stays usable. It opens where its trigger stands in
 * the document, so that screen readers find it in the same landmark.
 */
export const Menu = (props: { trigger: ReactNode; opening?: Opening; children: ReactNode }): ReactNode => {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <DropdownMenu.Root modal={false} {...props.opening}>
      <DropdownMenu.Trigger asChild>{props.trigger}</DropdownMenu.Trigger>
      <span ref={setPlace} className={styles.place} />
      <DropdownMenu.Portal container={place}>
        <DropdownMenu.Content className={styles.menu} sideOffset={10} collisionPadding={12}>
          {props.children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
};

export const MenuItem = (props: {
  icon: ReactNode;
  children: ReactNode;
  note?: string;
  disabled?: boolean;
  look?: "plain" | "danger";
  onSelect: () => void;
}): ReactNode => (
  <DropdownMenu.Item
    className={`${styles.item} ${props.look === "danger" ? styles.danger : ""}`}
    disabled={props.disabled ?? false}
    onSelect={props.onSelect}
  >
    {props.icon}
    <span>
      {props.children}
      {props.note === undefined ? null : <small className={styles.note}>{props.note}</small>}
    </span>
  </DropdownMenu.Item>
);

/** Between groups of items. */
export const MenuLine = (): ReactNode => <DropdownMenu.Separator className={styles.line} />;
