import { useId, useState, type ReactNode } from "react";
import { ListFilter } from "lucide-react";
import { Button } from "../parts/button.tsx";
import { Choose, Field } from "../parts/field.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { libraryText } from "../texts/library-text.ts";
import { text } from "../texts/index.ts";
import styles from "./list-filters.module.css";
import { filtersIn, noFilters, sortFields, statuses } from "./list-state.ts";
import type { ListPlace } from "./use-list-state.ts";

/** As long as the server takes. */
const SEARCH_MAX = 200;

/** Search, order and filters. Each change shows at once; the words when one stops typing. */
export const ListFilters = ({ place, withRoom }: { place: ListPlace; withRoom: boolean }): ReactNode => {
  const { search } = place.state;
  const chosen = filtersIn(place.state);
  const [open, setOpen] = useState(chosen > 0);
  const panel = useId();
  const words = libraryText.filters;
  return (
    <search className={styles.filters} aria-label={words.label}>
      <SearchField
        label={words.search}
        placeholder={words.placeholder}
        value={search}
        longest={SEARCH_MAX}
        // While words are typed on, the step of history is one.
        onChange={(typed) => place.change({ search: typed }, search !== "" && typed !== "")}
      />
      <Order place={place} withRoom={withRoom} />
      <Button
        aria-expanded={open}
        {...(open ? { "aria-controls": panel } : {})}
        onClick={() => setOpen(!open)}
        className={styles.more ?? ""}
      >
        <ListFilter size={18} aria-hidden />
        {chosen === 0 ? words.more : words.moreWith(chosen)}
      </Button>
      {open ? <Filters id={panel} place={place} /> : null}
    </search>
  );
};

const Order = ({ place, withRoom }: { place: ListPlace; withRoom: boolean }): ReactNode => {
  const words = libraryText.filters;
  const offered = sortFields
    .filter((field) => withRoom || field !== "roomName")
    .flatMap((sort) =>
      (["desc", "asc"] as const).map((order) => ({ sort, order, value: `${sort}-${order}` as const })),
    );
  const choose = (value: string): void => {
    const wanted = offered.find((one) => one.value === value);
    if (wanted !== undefined) place.change({ sort: wanted.sort, order: wanted.order });
  };
  return (
    <div className={styles.order}>
      <Choose
        label={words.sort}
        value={`${place.state.sort}-${place.state.order}`}
        choices={offered.map(({ value }) => ({ value, label: words.sorts[value] }))}
        onChange={choose}
      />
    </div>
  );
};

const Filters = ({ id, place }: { id: string; place: ListPlace }): ReactNode => {
  const { state, change } = place;
  const words = libraryText.filters;
  const states = statuses.map((value) => ({ value, label: text.status[value] }));
  return (
    <div id={id} className={styles.panel}>
      <Choose
        label={words.state}
        value={state.status ?? ""}
        choices={[{ value: "", label: words.anyState }, ...states]}
        onChange={(value) => change({ status: statuses.find((one) => one === value) ?? null })}
      />
      <Field
        type="date"
        label={words.from}
        value={state.from}
        max={state.until}
        onChange={(event) => change({ from: event.target.value }, true)}
      />
      <Field
        type="date"
        label={words.until}
        value={state.until}
        min={state.from}
        onChange={(event) => change({ until: event.target.value }, true)}
      />
      <TagField key={state.tag} tag={state.tag} onTag={(tag) => change({ tag })} />
      <Button look="quiet" busy={filtersIn(state) === 0} onClick={() => change({ ...noFilters, search: state.search })}>
        {words.clear}
      </Button>
    </div>
  );
};

/** A tag is looked for whole, so it counts when one has finished it. */
const TagField = ({ tag, onTag }: { tag: string; onTag: (tag: string) => void }): ReactNode => {
  const [typed, setTyped] = useState(tag);
  const finish = (): void => {
    if (typed.trim() !== tag) onTag(typed.trim());
  };
  return (
    <Field
      label={libraryText.filters.tag}
      maxLength={50}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => (event.key === "Enter" ? finish() : undefined)}
    />
  );
};
