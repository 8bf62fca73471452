import type { ReactNode } from "react";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Page } from "../parts/page.tsx";
import { text } from "../texts/index.ts";

/** Why one cannot come in, and what to do: by the failure's code, else by its status. */
export const Refused = ({ problem, onRetry }: { problem: unknown; onRetry: () => void }): ReactNode => {
  const { title, hint, again } = reasonOf(problem);
  return (
    <Page>
      <Empty title={title} hint={hint}>
        {again === null ? undefined : (
          <Button look="main" onClick={onRetry}>
            {again}
          </Button>
        )}
      </Empty>
    </Page>
  );
};

type Reason = { readonly title: string; readonly hint: string; readonly again: string | null };

const reasonOf = (problem: unknown): Reason => {
  const { status, code } = problem instanceof ApiProblem ? problem : { status: -1, code: "" };
  const { turnedAway } = text.join;
  switch (code) {
    case "refused":
      return { ...turnedAway.declined, again: text.join.back };
    case "removed":
      return { ...turnedAway.removed, again: text.retry };
    case "time-over":
      return { title: text.join.timeOver, hint: text.join.timeOverHint, again: null };
    case "broadcast-over":
      return { title: text.broadcast.over, hint: text.broadcast.overHint, again: null };
    case "room-full":
      return { ...turnedAway.full, again: text.retry };
    case "link-off":
    case "cannot-join":
      return { ...turnedAway.linkOff, again: null };
  }
  if (status === 403 || status === 409)
    return { title: text.join.closed, hint: text.join.closedHint, again: text.retry };
  const noSuchLink = status === 400 || status === 401 || status === 404 || status === 422;
  if (noSuchLink) return { title: text.join.badLink, hint: text.join.badLinkHint, again: null };
  return { title: text.join.failed, hint: wordsOf(problem), again: text.retry };
};

/** A scheduled room lets nobody in before its time: one waits for it. */
export const isTooEarly = (problem: unknown): boolean =>
  problem instanceof ApiProblem && problem.code === "not-open-yet";

/** Whether it ends the attempt to come in; anything else is said beside the name, or passes. */
export const turnsAway = (problem: unknown): problem is ApiProblem =>
  problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500 && problem.status !== 429;
