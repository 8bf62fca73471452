import { useState, type FormEvent, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Layers, Plus } from "lucide-react";
import { Link, useLocation } from "wouter";
import type { MeetSpace } from "@roomreel/contract";
import { createSpace } from "../api/accounts.ts";
import { wordsOf } from "../api/request.ts";
import { accountAccess, sessionNow } from "../api/session.ts";
import { findSpaces } from "../api/space-list.ts";
import { oneOf } from "../parts/address.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Empty } from "../parts/empty.tsx";
import { Choose, Field } from "../parts/field.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { consoleText } from "../texts/console-text.ts";
import { labelled } from "./choices.ts";
import { Filter, Filters, SEARCH_MAX } from "./filters.tsx";
import { NothingFound } from "./nothing-found.tsx";
import { PagedList } from "./paged-list.tsx";
import { useAddress, type Address } from "./use-address.ts";
import styles from "./rooms-page.module.css";

const usual = { search: "", kind: "" } as const;
type Name = keyof typeof usual;
const kinds = ["channel", "gallery"] as const;

/** Channels and galleries that one is in. */
export const SpacesPage = (): ReactNode => {
  const [creating, setCreating] = useState(false);
  const address = useAddress<Name>(usual);
  const filter = { search: address.values.search, kind: oneOf(kinds, address.values.kind) ?? ("" as const) };
  const mayCreate = sessionNow()?.role !== "room_member";
  return (
    <>
      <div className={styles.head}>
        <h1>{consoleText.spaces.title}</h1>
        {mayCreate ? (
          <Button look="main" onClick={() => setCreating(true)}>
            <Plus size={18} aria-hidden />
            {consoleText.spaces.create}
          </Button>
        ) : null}
      </div>
      <SpaceFilters address={address} />
      <PagedList
        name={["spaces", filter]}
        load={async (after) => {
          const { spaces, pagination } = await findSpaces(accountAccess, filter, after);
          return { items: spaces, pagination };
        }}
        keyOf={({ spaceId }) => spaceId}
        renderLine={(space) => <Line space={space} />}
        empty={
          address.isChanged ? (
            <NothingFound onClear={address.clear} />
          ) : (
            <Empty
              icon={<Layers size={24} />}
              level={2}
              title={consoleText.spaces.empty}
              hint={consoleText.spaces.emptyHint}
            />
          )
        }
      />
      <Dialog
        open={creating}
        onOpenChange={setCreating}
        title={consoleText.spaces.create}
        body={consoleText.spaces.createText}
      >
        <NewSpace />
      </Dialog>
    </>
  );
};

const SpaceFilters = ({ address }: { address: Address<Name> }): ReactNode => (
  <Filters onClear={address.isChanged ? address.clear : null}>
    <SearchField
      label={consoleText.table.search}
      longest={SEARCH_MAX}
      value={address.values.search}
      onChange={(search) => address.set({ search })}
    />
    <Filter
      label={consoleText.spaces.kind}
      any={consoleText.table.any}
      value={address.values.kind}
      choices={labelled(kinds, consoleText.spaces.kinds)}
      onChange={(kind) => address.set({ kind })}
    />
  </Filters>
);

const Line = ({ space }: { space: MeetSpace }): ReactNode => (
  <>
    <Link href={`/spaces/${encodeURIComponent(space.spaceId)}`} className={styles.name}>
      {space.name}
    </Link>
    <span className={styles.created}>{consoleText.spaces.kinds[space.kind]}</span>
  </>
);

const NewSpace = (): ReactNode => {
  const [name, setName] = useState("");
  const [kind, setKind] = useState<MeetSpace["kind"]>("channel");
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: () => createSpace(accountAccess, { name: name.trim(), kind }),
    onSuccess: async ({ spaceId }) => {
      await queries.invalidateQueries({ queryKey: ["spaces"] });
      navigate(`/spaces/${encodeURIComponent(spaceId)}`);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={consoleText.spaces.name}
        value={name}
        maxLength={50}
        required
        onChange={(event) => setName(event.target.value)}
        {...(create.isError ? { problem: wordsOf(create.error) } : {})}
      />
      <Choose
        label={consoleText.spaces.kind}
        value={kind}
        choices={(["channel", "gallery"] as const).map((value) => ({ value, label: consoleText.spaces.kinds[value] }))}
        onChange={(value) => setKind(value === "gallery" ? "gallery" : "channel")}
      />
      <Button type="submit" look="main" busy={create.isPending}>
        {consoleText.spaces.submit}
      </Button>
    </form>
  );
};
