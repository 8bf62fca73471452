import { useState, type ReactNode } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { toast } from "sonner";
import type { SignedInSession } from "@roomreel/contract";
import { wordsOf } from "../api/request.ts";
import { endSession, endSessions, listSessions } from "../api/sessions.ts";
import { Button } from "../parts/button.tsx";
import { Question } from "../parts/dialog.tsx";
import { Empty } from "../parts/empty.tsx";
import { LoadingRows } from "../parts/loading-rows.tsx";
import { consoleText } from "../texts/console-text.ts";
import { dateText } from "../texts/format.ts";
import { text } from "../texts/index.ts";
import { browserOf } from "./browser-name.ts";
import styles from "./session-list.module.css";

/** Where somebody is signed in, with a way to end it. */
export const SessionList = ({ of }: { of: { readonly userId: string; readonly name: string } | null }): ReactNode => {
  const whose = of?.userId ?? null;
  const queryKey = ["sessions", whose ?? "own"];
  const sessions = useQuery({ queryKey, queryFn: () => listSessions(whose) });
  if (sessions.isPending) return <LoadingRows count={2} />;
  if (sessions.isError && sessions.data === undefined)
    return (
      <Empty level={2} title={wordsOf(sessions.error)}>
        <Button onClick={() => void sessions.refetch()}>{text.retry}</Button>
      </Empty>
    );
  const ends = sessions.data.filter(({ current }) => !current).length;
  return (
    <>
      {sessions.data.length === 0 ? <p className={styles.none}>{consoleText.account.noSessions}</p> : null}
      <ul className={styles.list}>
        {sessions.data.map((session) => (
          <Line key={session.sessionId} session={session} whose={whose} />
        ))}
      </ul>
      {ends === 0 ? null : <EndAll of={of} />}
    </>
  );
};

const useEnding = (run: () => Promise<unknown>, done: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: () => toast.success(done),
    onError: (problem) => toast.error(wordsOf(problem)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["sessions"] }),
  });
};

const Line = ({ session, whose }: { session: SignedInSession; whose: string | null }): ReactNode => {
  const words = consoleText.account;
  const end = useEnding(() => endSession(whose, session.sessionId), words.ended);
  const browser = browserOf(session.userAgent) ?? words.unknown;
  const name = `${browser} · ${session.address}`;
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <strong>{name}</strong>
        <span>
          {words.since(dateText(session.creationDate))}, {words.seen(dateText(session.lastUsedDate))}
        </span>
      </div>
      {session.current ? (
        <span className={styles.here}>{words.here}</span>
      ) : (
        <Button aria-label={words.endOf(name)} busy={end.isPending} onClick={() => end.mutate()}>
          {words.end}
        </Button>
      )}
    </li>
  );
};

const EndAll = ({ of }: { of: { readonly userId: string; readonly name: string } | null }): ReactNode => {
  const [asking, setAsking] = useState(false);
  const words = consoleText.account;
  const end = useEnding(() => endSessions(of?.userId ?? null), words.endedAll);
  const act = of === null ? words.endOthers : words.endAll;
  return (
    <div className={styles.all}>
      <Button look="quiet" busy={end.isPending} onClick={() => setAsking(true)}>
        <LogOut size={18} aria-hidden />
        {act}
      </Button>
      <Question
        open={asking}
        onOpenChange={setAsking}
        title={of === null ? words.endOthersTitle : words.endAllTitle(of.name)}
        body={of === null ? words.endOthersText : words.endAllText}
        act={act}
        look="danger"
        onAct={() => end.mutate()}
      />
    </div>
  );
};
