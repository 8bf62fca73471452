import type { ReactNode } from "react";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Page } from "../parts/page.tsx";
import { text } from "../texts/index.ts";

/** Why a link does not lead in, and what to do. */
export const Refused = ({ problem, onRetry }: { problem: unknown; onRetry: () => void }): ReactNode => {
  const status = problem instanceof ApiProblem ? problem.status : -1;
  if (status === 403 || status === 409)
    return (
      <Page>
        <Empty title={text.join.closed} hint={text.join.closedHint} />
      </Page>
    );
  if (status === 400 || status === 401 || status === 404 || status === 422) {
    return (
      <Page>
        <Empty title={text.join.badLink} hint={text.join.badLinkHint} />
      </Page>
    );
  }
  return (
    <Page>
      <Empty title={text.join.failed} hint={wordsOf(problem)}>
        <Button look="main" onClick={onRetry}>
          {text.retry}
        </Button>
      </Empty>
    </Page>
  );
};
