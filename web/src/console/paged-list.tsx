import type { Key, ReactNode } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Pagination } from "@roomreel/contract";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { LoadingRows } from "../parts/loading-rows.tsx";
import { text } from "../texts/index.ts";
import styles from "./rooms-page.module.css";

type Page<Item> = { readonly pagination: Pagination; readonly items: readonly Item[] };

/** A list that comes in pages: what it holds, or why it holds nothing. */
export const PagedList = <Item,>(props: {
  name: readonly string[];
  load: (after: string | null) => Promise<Page<Item>>;
  keyOf: (item: Item) => Key;
  renderLine: (item: Item) => ReactNode;
  empty: ReactNode;
}): ReactNode => {
  const list = useInfiniteQuery({
    queryKey: props.name,
    queryFn: ({ pageParam }) => props.load(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page<Item>) => page.pagination.nextPageToken,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={styles.box}>
      {list.isPending ? <LoadingRows count={4} /> : null}
      {list.isError && items.length === 0 ? (
        <Empty level={2} title={wordsOf(list.error)}>
          <Button onClick={() => void list.refetch()}>{text.retry}</Button>
        </Empty>
      ) : null}
      {list.isSuccess && items.length === 0 ? props.empty : null}
      <ul>
        {items.map((item) => (
          <li key={props.keyOf(item)} className={styles.line}>
            {props.renderLine(item)}
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <div className={styles.more}>
          <Button look="quiet" onClick={() => void list.fetchNextPage()}>
            {text.rooms.more}
          </Button>
        </div>
      ) : null}
    </div>
  );
};
