import type { ReactNode } from "react";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { LoadingRows } from "../parts/loading-rows.tsx";
import { text } from "../texts/index.ts";
import styles from "./overview.module.css";

type Asked<Data> = {
  readonly data: Data | undefined;
  readonly isError: boolean;
  readonly error: unknown;
  readonly refetch: () => Promise<unknown>;
};

/** One part of the page: what it is, and its box, which has its height while it is on its way. */
export const OverviewPart = <Data,>(props: {
  id: string;
  title: string;
  hint: string;
  of: Asked<Data>;
  children: (data: Data) => ReactNode;
}): ReactNode => (
  <section aria-labelledby={props.id} className={styles.part}>
    <h2 id={props.id}>{props.title}</h2>
    <p className={styles.hint}>{props.hint}</p>
    <div className={styles.box}>
      {props.of.data !== undefined ? (
        props.children(props.of.data)
      ) : props.of.isError ? (
        <Empty level={2} title={wordsOf(props.of.error)}>
          <Button onClick={() => void props.of.refetch()}>{text.retry}</Button>
        </Empty>
      ) : (
        <LoadingRows count={3} />
      )}
    </div>
  </section>
);
