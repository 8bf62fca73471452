import { createContext, useContext } from "react";
import type { Flying } from "./reactions.ts";
import type { Talk } from "./talk.ts";

/** What people say and show each other beside the stage. */
export type TalkView = {
  readonly talk: Talk;
  readonly flying: readonly Flying[];
  /** Whose reactions are shown over a tile: all others are shown with their names. */
  readonly onTiles: ReadonlySet<string>;
  /** A tile says that it shows this person's; call the result when it goes. */
  tileFor(identity: string): () => void;
  /** What one has begun to write outlives the closing of the panel. */
  readonly draft: string;
  setDraft(words: string): void;
};

export const TalkContext = createContext<TalkView | null>(null);

export const useTalk = (): TalkView => {
  const view = useContext(TalkContext);
  if (view === null) throw new Error("only within the room page");
  return view;
};
