import type { ReactNode } from "react";
import { ScrollText } from "lucide-react";
import { listAudit, type AuditEntry, type AuditFilter } from "../api/audit.ts";
import { accountAccess, sessionNow } from "../api/session.ts";
import { Empty } from "../parts/empty.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { consoleText } from "../texts/console-text.ts";
import { dateText } from "../texts/format.ts";
import { AdminsOnly } from "./admins-only.tsx";
import { DayFilter, Filters, SEARCH_MAX } from "./filters.tsx";
import { ListBox } from "./list-states.tsx";
import { dayAfter, dayBegin } from "./local-time.ts";
import { NothingFound } from "./nothing-found.tsx";
import { Table, type Column } from "./table.tsx";
import { useAddress, type Address } from "./use-address.ts";
import { usePages } from "./use-pages.ts";
import styles from "./audit-page.module.css";
import page from "./room-page.module.css";
import head from "./rooms-page.module.css";

const usual = { actor: "", action: "", from: "", until: "" } as const;
type Name = keyof typeof usual;

/** Who did what, and when; for administrators. */
export const AuditPage = (): ReactNode => (sessionNow()?.role === "admin" ? <Log /> : <AdminsOnly />);

/** Days are whole ones, where one is: `until` is the end of its day. */
const filterOf = ({ values }: Address<Name>): AuditFilter => ({
  actor: values.actor,
  action: values.action,
  from: dayBegin(values.from),
  until: dayAfter(values.until),
});

const Log = (): ReactNode => {
  const words = consoleText.audit;
  const address = useAddress<Name>(usual);
  const filter = filterOf(address);
  const pages = usePages(["audit", filter], async (after) => {
    const { entries, pagination } = await listAudit(accountAccess, filter, after);
    return { items: entries, pagination };
  });
  const { values, set } = address;
  return (
    <>
      <div className={head.head}>
        <h1>{words.title}</h1>
      </div>
      <p className={page.hint}>{words.hint}</p>
      <Filters onClear={address.isChanged ? address.clear : null}>
        <SearchField
          label={words.actorSearch}
          longest={SEARCH_MAX}
          value={values.actor}
          onChange={(actor) => set({ actor })}
        />
        <SearchField
          label={words.actionSearch}
          longest={SEARCH_MAX}
          value={values.action}
          onChange={(action) => set({ action })}
        />
        <DayFilter label={words.from} value={values.from} onChange={(from) => set({ from })} />
        <DayFilter label={words.until} value={values.until} onChange={(until) => set({ until })} />
      </Filters>
      <ListBox
        pages={pages}
        empty={
          address.isChanged ? (
            <NothingFound onClear={address.clear} />
          ) : (
            <Empty icon={<ScrollText size={24} />} level={2} title={words.empty} hint={words.emptyHint} />
          )
        }
      >
        <Table label={words.title} items={pages.items} keyOf={({ entryId }) => entryId} columns={columns()} />
      </ListBox>
    </>
  );
};

const columns = (): readonly Column<AuditEntry>[] => {
  const words = consoleText.audit;
  return [
    { label: words.action, look: "title", cell: ({ action }) => <code>{action}</code> },
    { label: words.at, look: "date", cell: ({ at }) => dateText(at) },
    {
      label: words.actor,
      cell: ({ actor }) => <Whom name={actor.name} about={`${words.kinds[actor.kind]} ${actor.id}`} />,
    },
    {
      label: words.subject,
      cell: ({ subject }) =>
        subject === null ? null : <Whom name={subject.name} about={`${subject.kind} ${subject.id}`} />,
    },
    { label: words.details, cell: (entry) => <Details entry={entry} /> },
  ];
};

const Whom = ({ name, about }: { name: string; about: string }): ReactNode => (
  <span className={styles.whom}>
    {name}
    <small>{about}</small>
  </span>
);

const Details = ({ entry }: { entry: AuditEntry }): ReactNode => {
  const details = Object.entries(entry.details);
  if (details.length === 0) return null;
  return (
    <details className={styles.details}>
      <summary aria-label={consoleText.audit.detailsOf(entry.action)}>{consoleText.audit.details}</summary>
      <dl>
        {details.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === "string" ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
};
