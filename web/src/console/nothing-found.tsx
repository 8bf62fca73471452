import type { ReactNode } from "react";
import { SearchX } from "lucide-react";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { consoleText } from "../texts/console-text.ts";

/** There is something, but nothing that was asked for. */
export const NothingFound = ({ onClear }: { onClear: () => void }): ReactNode => (
  <Empty icon={<SearchX size={24} />} level={2} title={consoleText.table.none} hint={consoleText.table.noneHint}>
    <Button onClick={onClear}>{consoleText.table.clear}</Button>
  </Empty>
);
