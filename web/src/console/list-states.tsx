import type { ReactNode } from "react";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { LoadingRows } from "../parts/loading-rows.tsx";
import { text } from "../texts/index.ts";
import type { Pages } from "./use-pages.ts";
import styles from "./rooms-page.module.css";

/** A list in its box: on its way, failed, empty, or what it holds, and the way to more. */
export const ListBox = <Item,>(props: { pages: Pages<Item>; empty: ReactNode; children: ReactNode }): ReactNode => {
  const { pages } = props;
  return (
    <div className={styles.box} aria-busy={pages.isChanging}>
      {pages.state === "loading" ? <LoadingRows count={4} /> : null}
      {pages.state === "failed" ? (
        <Empty level={2} title={wordsOf(pages.problem)}>
          <Button onClick={pages.again}>{text.retry}</Button>
        </Empty>
      ) : null}
      {pages.state === "there" && pages.items.length === 0 ? props.empty : null}
      {pages.items.length === 0 ? null : props.children}
      {pages.hasMore ? (
        <div className={styles.more}>
          <Button look="quiet" busy={pages.isChanging} onClick={pages.more}>
            {text.rooms.more}
          </Button>
        </div>
      ) : null}
    </div>
  );
};
