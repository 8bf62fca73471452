import { useState, type ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import { text } from "../texts/index.ts";
import type { Waiting } from "./use-waiting.ts";

/** Somebody knocks: told to those who admit until they answer. Closed, it comes back with the next one. */
export const Knocks = ({ waiting, onSeeAll }: { waiting: Waiting; onSeeAll: () => void }): ReactNode => {
  const { act, state } = useMeeting();
  const [closedAt, setClosedAt] = useState(0);
  const newest = Math.max(0, ...waiting.map(({ since }) => since));
  const [first] = waiting;
  if (first === undefined || newest <= closedAt) return null;
  const close = (): void => setClosedAt(newest);
  if (waiting.length === 1) {
    const { identity, name } = first;
    return (
      <Notice mark="done" words={text.people.knocks(name)} onClose={close}>
        <Button look="quiet" onClick={() => void act({ do: "decline", identity })}>
          {text.people.decline}
        </Button>
        <Button look="main" onClick={() => void act({ do: "admit", identity })}>
          {text.people.admit}
        </Button>
      </Notice>
    );
  }
  return (
    <Notice mark="done" words={text.people.knockSeveral(waiting.length)} onClose={close}>
      <Button look="quiet" onClick={onSeeAll}>
        {text.people.seeAll}
      </Button>
      {state?.locked === true ? (
        <Button look="quiet" onClick={() => void act({ do: "lock", locked: false })}>
          {text.people.unlock}
        </Button>
      ) : null}
      <Button look="main" onClick={() => void act({ do: "admit-all" })}>
        {text.people.admitAll}
      </Button>
    </Notice>
  );
};
