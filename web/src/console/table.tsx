import type { ReactNode } from "react";
import { ArrowDown, ArrowUp } from "lucide-react";
import { consoleText } from "../texts/console-text.ts";
import type { Chosen } from "./use-chosen-rows.ts";
import styles from "./table.module.css";

export type Column<Item> = {
  /** Its words; null: none are seen, as of actions. */
  readonly label: string;
  readonly isQuiet?: boolean;
  /** The server's name of this order; absent: it is no order. */
  readonly sort?: string;
  readonly look?: "title" | "number" | "soft" | "date" | "actions";
  readonly cell: (item: Item) => ReactNode;
};
export type Order = { readonly field: string; readonly direction: "asc" | "desc" };

type Props<Item> = {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly columns: readonly Column<Item>[];
  readonly order?: Order;
  readonly onOrder?: (order: Order) => void;
  /** Rows can be chosen; `nameOf`: what a row is called. */
  readonly chosen?: Chosen;
  readonly nameOf?: (item: Item) => string;
  /** Whether a row can be chosen at all. */
  readonly canChoose?: (item: Item) => boolean;
};

/** A table with a head that stays in sight and orders, and rows that can be chosen; on phones each row is a card. */
export const Table = <Item,>(props: Props<Item>): ReactNode => (
  <table className={styles.table}>
    <caption className="quiet-label">{props.label}</caption>
    <thead>
      <tr>
        {props.chosen === undefined ? null : <ChooseAll {...props} chosen={props.chosen} />}
        {props.columns.map((column) => (
          <Head key={column.label} column={column} order={props.order} onOrder={props.onOrder} />
        ))}
      </tr>
    </thead>
    <tbody>
      {props.items.map((item) => (
        <Row key={props.keyOf(item)} {...props} item={item} />
      ))}
    </tbody>
  </table>
);

const looks = {
  title: styles.title,
  number: styles.number,
  soft: styles.soft,
  date: styles.date,
  actions: styles.actions,
} as const;
const lookOf = ({ look }: { readonly look?: Column<never>["look"] }) => (look === undefined ? undefined : looks[look]);

const Head = <Item,>(props: {
  column: Column<Item>;
  order: Order | undefined;
  onOrder: ((order: Order) => void) | undefined;
}): ReactNode => {
  const { column, order, onOrder } = props;
  const { sort } = column;
  const isOrder = sort !== undefined && order?.field === sort;
  const direction = isOrder ? order.direction : null;
  const said = direction === null ? {} : ({ "aria-sort": direction === "asc" ? "ascending" : "descending" } as const);
  const Arrow = direction === "asc" ? ArrowUp : ArrowDown;
  return (
    <th scope="col" className={lookOf(column)} {...said}>
      {sort === undefined || onOrder === undefined ? (
        <span className={column.isQuiet === true ? "quiet-label" : undefined}>{column.label}</span>
      ) : (
        <button
          type="button"
          className={styles.order}
          onClick={() => onOrder({ field: sort, direction: direction === "asc" ? "desc" : "asc" })}
        >
          {column.label}
          <Arrow size={14} aria-hidden className={isOrder ? undefined : styles.noOrder} />
        </button>
      )}
    </th>
  );
};

const ChooseAll = <Item,>(props: Props<Item> & { chosen: Chosen }): ReactNode => {
  const { chosen, items, keyOf, canChoose = () => true } = props;
  const keys = items.filter(canChoose).map(keyOf);
  const all = keys.length > 0 && keys.every(chosen.has);
  return (
    <th scope="col" className={styles.choose}>
      <label className={styles.box}>
        <input
          type="checkbox"
          aria-label={consoleText.table.chooseAll}
          checked={all}
          disabled={keys.length === 0}
          onChange={() => (all ? chosen.clear() : chosen.choose(keys))}
        />
        <span className={styles.every}>{consoleText.table.chooseAll}</span>
      </label>
    </th>
  );
};

const Row = <Item,>(props: Props<Item> & { item: Item }): ReactNode => {
  const { item, chosen, keyOf, nameOf, canChoose = () => true } = props;
  const key = keyOf(item);
  return (
    <tr>
      {chosen === undefined ? null : (
        <td className={styles.choose}>
          <label className={styles.box}>
            <input
              type="checkbox"
              aria-label={consoleText.table.choose(nameOf?.(item) ?? key)}
              checked={chosen.has(key)}
              disabled={!canChoose(item)}
              onChange={() => chosen.toggle(key)}
            />
          </label>
        </td>
      )}
      {props.columns.map((column) =>
        column.look === "title" ? (
          <th key={column.label} scope="row" className={styles.title}>
            {column.cell(item)}
          </th>
        ) : (
          <td key={column.label} className={lookOf(column)} data-label={column.label}>
            {column.cell(item)}
          </td>
        ),
      )}
    </tr>
  );
};
