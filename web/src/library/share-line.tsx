import { useState, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import type { Share } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { wordsOf } from "../api/request.ts";
import { revokeShare } from "../api/shares.ts";
import { Button } from "../parts/button.tsx";
import { Question } from "../parts/dialog.tsx";
import { clockText, dateText, dayText } from "../texts/format.ts";
import { libraryText } from "../texts/library-text.ts";
import styles from "./share.module.css";

/** One link: what it opens to whom, how often it was opened, and its end. */
export const ShareLine = (props: { access: Access; recordingId: string; link: Share }): ReactNode => {
  const { access, recordingId, link } = props;
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const words = libraryText.share;
  const name = link.name === "" ? words.unnamed : link.name;
  const revoke = useMutation({
    mutationFn: () => revokeShare(access, recordingId, link.shareId),
    onSuccess: () => toast.success(words.revoked),
    onError: (problem) => toast.error(wordsOf(problem)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["recordings", "shares", recordingId] }),
  });
  return (
    <li className={styles.line} data-status={link.status}>
      <div className={styles.about}>
        <strong>{name}</strong>
        <span className={styles.state}>{words.states[link.status]}</span>
        <p>{termsOf(link).join(" · ")}</p>
        <p>{factsOf(link).join(" · ")}</p>
      </div>
      {link.status === "active" ? (
        <Button busy={revoke.isPending} aria-label={words.revokeOf(name)} onClick={() => setAsking(true)}>
          {words.revoke}
        </Button>
      ) : null}
      <Question
        open={asking}
        onOpenChange={setAsking}
        title={words.revokeTitle}
        body={words.revokeText}
        act={words.revoke}
        look="danger"
        onAct={() => revoke.mutate()}
      />
    </li>
  );
};

const termsOf = ({ access, expiresAt, password, download, startTime }: Share): string[] => {
  const words = libraryText.share;
  return [
    words.accesses[access],
    ...(expiresAt === null ? [] : [words.until(dateText(expiresAt))]),
    ...(password ? [words.withPassword] : []),
    ...(download ? [] : [words.noDownload]),
    ...(startTime < 1 ? [] : [words.from(clockText(startTime))]),
  ];
};

const factsOf = ({ views, lastViewedAt, createdBy, createdAt }: Share): string[] => {
  const words = libraryText.share;
  return [
    words.views(views),
    ...(lastViewedAt === null ? [] : [words.last(dateText(lastViewedAt))]),
    words.by(createdBy, dayText(createdAt)),
  ];
};
