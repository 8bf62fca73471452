import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import type { StorageUse } from "@roomreel/contract";
import { storageUse } from "../api/overview.ts";
import { accountAccess } from "../api/session.ts";
import { consoleText } from "../texts/console-text.ts";
import { sizeText } from "../texts/format.ts";
import { OverviewPart } from "./overview-part.tsx";
import styles from "./overview.module.css";

/** How much of the quota recordings take. */
export const OverviewStorage = (): ReactNode => {
  const words = consoleText.overview;
  const use = useQuery({ queryKey: ["storage"], queryFn: () => storageUse(accountAccess) });
  return (
    <OverviewPart id="storage" title={words.storage} hint={words.storageHint} of={use}>
      {(storage) => <Shown storage={storage} />}
    </OverviewPart>
  );
};

const Shown = ({ storage }: { storage: StorageUse }): ReactNode => {
  const words = consoleText.overview;
  const { usedBytes, trashBytes, quotaBytes, level } = storage;
  return (
    <div className={styles.storage}>
      <p className={styles.used}>
        <strong>{words.used(sizeText(usedBytes))}</strong>
        {quotaBytes === null ? null : ` ${words.ofQuota(sizeText(quotaBytes))}`}
      </p>
      {quotaBytes === null ? (
        <p className={styles.soft}>{words.noQuota}</p>
      ) : (
        <meter
          className={`${styles.meter} ${level === "over" ? styles.full : level === "near" ? styles.near : ""}`}
          style={{ backgroundSize: `${Math.min(100, (usedBytes / Math.max(1, quotaBytes)) * 100)}% 100%` }}
          aria-label={words.storage}
          min={0}
          max={Math.max(1, quotaBytes)}
          value={Math.min(usedBytes, quotaBytes)}
        />
      )}
      {trashBytes === 0 ? null : <p className={styles.soft}>{words.inTrash(sizeText(trashBytes))}</p>}
      {level === "near" || level === "over" ? (
        <p className={level === "over" ? styles.fullWords : styles.nearWords}>{words[level]}</p>
      ) : null}
      <Link href="/organisation/library">{words.setQuota}</Link>
    </div>
  );
};
