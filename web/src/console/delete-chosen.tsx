import { useState, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { toast } from "sonner";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Question } from "../parts/dialog.tsx";
import { ChosenBar } from "./chosen-bar.tsx";
import type { Chosen } from "./use-chosen-rows.ts";

type Words = {
  readonly remove: string;
  readonly removeTitle: (count: number) => string;
  readonly removeText: string;
  readonly removed: (count: number) => string;
  /** Of those that could not be deleted; they stay chosen. */
  readonly stayed: string;
};

/** Deletes several at once, after a question. */
export const DeleteChosen = (props: {
  chosen: Chosen;
  words: Words;
  /** First word of the queries that it changes. */
  changes: "rooms" | "users";
  /** Whether all are gone. */
  remove: (keys: readonly string[]) => Promise<boolean>;
}): ReactNode => {
  const { chosen, words } = props;
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const count = chosen.keys.length;
  const remove = useMutation({
    mutationFn: () => inHundreds(chosen.keys, props.remove),
    onSuccess: (allWent) => (allWent ? toast.success(words.removed(count)) : toast.error(words.stayed)),
    onError: (problem) => toast.error(wordsOf(problem)),
    onSettled: () => queries.invalidateQueries({ queryKey: [props.changes] }),
  });
  return (
    <ChosenBar chosen={chosen}>
      <Button look="danger" busy={remove.isPending} onClick={() => setAsking(true)}>
        <Trash2 size={18} aria-hidden />
        {words.remove}
      </Button>
      <Question
        open={asking}
        onOpenChange={setAsking}
        title={words.removeTitle(count)}
        body={words.removeText}
        act={words.remove}
        look="danger"
        onAct={() => remove.mutate()}
      />
    </ChosenBar>
  );
};

/** So many at most are taken at once by the API. */
const AT_ONCE = 100;

/** Whether all are gone. Goes on where some stay; the first problem is the one that is told. */
const inHundreds = async (
  keys: readonly string[],
  remove: (keys: readonly string[]) => Promise<boolean>,
): Promise<boolean> => {
  const problems: unknown[] = [];
  let allWent = true;
  for (let from = 0; from < keys.length; from += AT_ONCE)
    try {
      allWent = (await remove(keys.slice(from, from + AT_ONCE))) && allWent;
    } catch (problem) {
      problems.push(problem);
    }
  if (problems.length > 0) throw problems[0];
  return allWent;
};
