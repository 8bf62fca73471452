import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { HardDrive, TriangleAlert } from "lucide-react";
import type { StorageUse } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { getStorage } from "../api/library.ts";
import { sizeText } from "../texts/format.ts";
import { libraryText } from "../texts/library-text.ts";
import styles from "./storage-bar.module.css";

/** How much recordings take, and how much they may; for administrators. It keeps its place until it is known. */
export const StorageBar = ({ access }: { access: Access }): ReactNode => {
  const { data, isError } = useQuery({ queryKey: ["storage"], queryFn: () => getStorage(access) });
  if (isError) return null;
  return (
    <section className={styles.storage} data-level={data?.level} aria-label={libraryText.storage.label}>
      {data === undefined ? null : <Known use={data} />}
    </section>
  );
};

const Known = ({ use }: { use: StorageUse }): ReactNode => {
  const words = libraryText.storage;
  const { usedBytes, trashBytes, quotaBytes, level } = use;
  const used = sizeText(usedBytes);
  const share = quotaBytes === null ? 0 : Math.min(1, usedBytes / Math.max(1, quotaBytes));
  return (
    <>
      <p className={styles.words}>
        <HardDrive size={16} aria-hidden />
        <span>{quotaBytes === null ? words.unlimited(used) : words.used(used, sizeText(quotaBytes))}</span>
        {trashBytes > 0 ? <span className={styles.trash}>{words.trash(sizeText(trashBytes))}</span> : null}
      </p>
      {quotaBytes === null ? null : (
        <div className={styles.line} aria-hidden>
          <span style={{ width: `${share * 100}%` }} />
        </div>
      )}
      {level === "near" || level === "over" ? (
        <p className={styles.warning}>
          <TriangleAlert size={16} aria-hidden />
          {words[level]}
        </p>
      ) : null}
    </>
  );
};
