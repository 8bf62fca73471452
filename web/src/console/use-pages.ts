import { useEffect } from "react";
import { keepPreviousData, useInfiniteQuery, type QueryKey } from "@tanstack/react-query";
import type { Pagination } from "@roomreel/contract";
import { usePagesOpen } from "./use-address.ts";

/** As the server answers a list. */
export type Page<Item> = { readonly pagination: Pagination; readonly items: readonly Item[] };

export type Pages<Item> = {
  readonly items: readonly Item[];
  readonly state: "loading" | "failed" | "there";
  readonly problem: unknown;
  /** Others are on their way; those of before are still shown. */
  readonly isChanging: boolean;
  readonly hasMore: boolean;
  again(): void;
  more(): void;
};

/** A list that comes in pages, as far as the address says that it is open. */
export const usePages = <Item>(key: QueryKey, load: (after: string | null) => Promise<Page<Item>>): Pages<Item> => {
  const [open, setOpen] = usePagesOpen();
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page<Item>) => page.pagination.nextPageToken,
    placeholderData: keepPreviousData,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = list;
  const loaded = list.data?.pages.length ?? 0;
  const lacks = loaded > 0 && loaded < open && hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (lacks) void fetchNextPage();
  }, [lacks, fetchNextPage]);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return {
    items,
    state: list.data !== undefined ? "there" : list.isError ? "failed" : "loading",
    problem: list.error,
    isChanging: list.isPlaceholderData || list.isFetchingNextPage,
    hasMore: hasNextPage,
    again: () => void list.refetch(),
    more: () => {
      setOpen(loaded + 1);
      void fetchNextPage();
    },
  };
};
