import { useState, type ReactNode } from "react";
import { Plus, Users } from "lucide-react";
import type { MeetUser } from "@roomreel/contract";
import { setUserRole } from "../api/accounts.ts";
import { accountAccess, sessionNow } from "../api/session.ts";
import { deleteUsers, findUsers, type UserFilter } from "../api/user-list.ts";
import { oneOf } from "../parts/address.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Empty } from "../parts/empty.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { consoleText } from "../texts/console-text.ts";
import { dayText } from "../texts/format.ts";
import { AdminsOnly } from "./admins-only.tsx";
import { accountRoles, labelled } from "./choices.ts";
import { DeleteChosen } from "./delete-chosen.tsx";
import { Filter, Filters, SEARCH_MAX } from "./filters.tsx";
import { ListBox } from "./list-states.tsx";
import { NewAccount } from "./new-account.tsx";
import { NothingFound } from "./nothing-found.tsx";
import { Table, type Column } from "./table.tsx";
import { useAddress, type Address } from "./use-address.ts";
import { useChosenRows } from "./use-chosen-rows.ts";
import { usePages } from "./use-pages.ts";
import { isFirst, UserActions, useUserChange } from "./user-actions.tsx";
import people from "./people.module.css";
import styles from "./rooms-page.module.css";

const usual = { search: "", role: "", sort: "name", order: "asc" } as const;
type Name = keyof typeof usual;
const sorts = ["name", "userId", "registrationDate"] as const;

const filterOf = ({ values }: Address<Name>): UserFilter => ({
  search: values.search,
  role: oneOf(accountRoles, values.role) ?? "",
  sortField: oneOf(sorts, values.sort) ?? usual.sort,
  sortOrder: values.order === "desc" ? "desc" : "asc",
});

/** Accounts: who may sign in, and what each may do; for administrators. */
export const UsersPage = (): ReactNode => (sessionNow()?.role === "admin" ? <Accounts /> : <AdminsOnly />);

const Accounts = (): ReactNode => {
  const [creating, setCreating] = useState(false);
  const address = useAddress<Name>(usual);
  const filter = filterOf(address);
  const pages = usePages(["users", filter], async (after) => {
    const { users, pagination } = await findUsers(accountAccess, filter, after);
    return { items: users, pagination };
  });
  const chosen = useChosenRows(pages.items.map(({ userId }) => userId));
  return (
    <>
      <div className={styles.head}>
        <h1>{consoleText.users.title}</h1>
        <Button look="main" onClick={() => setCreating(true)}>
          <Plus size={18} aria-hidden />
          {consoleText.users.create}
        </Button>
      </div>
      <UserFilters address={address} />
      <ListBox
        pages={pages}
        empty={
          address.isChanged ? (
            <NothingFound onClear={address.clear} />
          ) : (
            <Empty icon={<Users size={24} />} level={2} title={consoleText.users.empty} />
          )
        }
      >
        <Table
          label={consoleText.users.title}
          items={pages.items}
          keyOf={({ userId }) => userId}
          columns={columns()}
          order={{ field: filter.sortField, direction: filter.sortOrder }}
          onOrder={({ field, direction }) => address.set({ sort: field, order: direction })}
          chosen={chosen}
          nameOf={({ name }) => name}
          canChoose={(user) => !isSelf(user) && !isFirst(user)}
        />
      </ListBox>
      {chosen.keys.length > 0 ? (
        <DeleteChosen
          chosen={chosen}
          words={consoleText.people}
          changes="users"
          remove={(userIds) => deleteUsers(accountAccess, userIds)}
        />
      ) : null}
      <Dialog
        open={creating}
        onOpenChange={setCreating}
        title={consoleText.users.create}
        body={consoleText.users.createText}
      >
        <NewAccount onDone={() => setCreating(false)} />
      </Dialog>
    </>
  );
};

const isSelf = ({ userId }: MeetUser): boolean => userId === sessionNow()?.userId;

const columns = (): readonly Column<MeetUser>[] => {
  const words = consoleText.people;
  return [
    {
      label: words.who,
      sort: "name",
      look: "title",
      cell: ({ name, userId, mustChangePassword }) => (
        <>
          {name}
          <small>{mustChangePassword ? `${userId} · ${consoleText.users.temporary}` : userId}</small>
        </>
      ),
    },
    { label: words.role, cell: (user) => <Role user={user} /> },
    {
      label: words.since,
      sort: "registrationDate",
      look: "date",
      cell: ({ registrationDate }) => dayText(registrationDate),
    },
    {
      label: consoleText.table.actions,
      isQuiet: true,
      look: "actions",
      cell: (user) => (isSelf(user) ? null : <UserActions user={user} />),
    },
  ];
};

/** Nobody changes his own role, or that of the first administrator; the server sees to it. */
const Role = ({ user }: { user: MeetUser }): ReactNode => {
  const change = useUserChange((role: MeetUser["role"]) => setUserRole(accountAccess, user.userId, role));
  return (
    <select
      aria-label={consoleText.users.roleOf(user.name)}
      className={people.role}
      value={change.isPending ? change.variables : user.role}
      disabled={isSelf(user) || isFirst(user)}
      onChange={(event) => change.mutate(oneOf(accountRoles, event.target.value) ?? user.role)}
    >
      {labelled(accountRoles, consoleText.roleOfAccount).map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
};

const UserFilters = ({ address }: { address: Address<Name> }): ReactNode => {
  const { values, set } = address;
  const words = consoleText.people;
  return (
    <Filters onClear={address.isChanged ? address.clear : null}>
      <SearchField
        label={words.search}
        longest={SEARCH_MAX}
        value={values.search}
        onChange={(search) => set({ search })}
      />
      <Filter
        label={words.role}
        any={consoleText.table.any}
        value={values.role}
        choices={labelled(accountRoles, consoleText.roleOfAccount)}
        onChange={(role) => set({ role })}
      />
      <Filter
        label={consoleText.table.sort}
        any={null}
        value={values.sort}
        choices={labelled(sorts, words.sorts)}
        onChange={(sort) => set({ sort, order: sort === "registrationDate" ? "desc" : "asc" })}
      />
    </Filters>
  );
};
