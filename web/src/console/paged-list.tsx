import type { Key, ReactNode } from "react";
import type { QueryKey } from "@tanstack/react-query";
import { ListBox } from "./list-states.tsx";
import { usePages, type Page } from "./use-pages.ts";
import styles from "./rooms-page.module.css";

/** A list that comes in pages: what it holds, or why it holds nothing. */
export const PagedList = <Item,>(props: {
  name: QueryKey;
  load: (after: string | null) => Promise<Page<Item>>;
  keyOf: (item: Item) => Key;
  renderLine: (item: Item) => ReactNode;
  empty: ReactNode;
}): ReactNode => {
  const pages = usePages(props.name, props.load);
  return (
    <ListBox pages={pages} empty={props.empty}>
      <ul>
        {pages.items.map((item) => (
          <li key={props.keyOf(item)} className={styles.line}>
            {props.renderLine(item)}
          </li>
        ))}
      </ul>
    </ListBox>
  );
};
