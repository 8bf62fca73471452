/** The same deed for several recordings, a few at a time, so that each has its own outcome and progress is seen. */
export type Outcome<Item> = {
  readonly done: readonly Item[];
  readonly failed: readonly { readonly item: Item; readonly reason: unknown }[];
};

const AT_ONCE = 4;

/** @param onProgress how many are through, after each */
export const eachOf = async <Item>(
  items: readonly Item[],
  deed: (item: Item) => Promise<unknown>,
  onProgress: (through: number) => void,
): Promise<Outcome<Item>> => {
  const done: Item[] = [];
  const failed: { item: Item; reason: unknown }[] = [];
  const waiting = [...items];
  const work = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await deed(item);
        done.push(item);
      } catch (reason) {
        failed.push({ item, reason });
      }
      onProgress(done.length + failed.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { done, failed };
};
