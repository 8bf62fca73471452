import { useState, type ReactNode } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound, Plus, Trash2 } from "lucide-react";
import { toast } from "sonner";
import { listApiKeys, revokeApiKey, type ApiKey } from "../api/keys.ts";
import { wordsOf } from "../api/request.ts";
import { internalAccess, sessionNow } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Dialog, Question } from "../parts/dialog.tsx";
import { Empty } from "../parts/empty.tsx";
import { RoundButton } from "../parts/round-button.tsx";
import { consoleText } from "../texts/console-text.ts";
import { dateText, dayText } from "../texts/format.ts";
import { AdminsOnly } from "./admins-only.tsx";
import { ListBox } from "./list-states.tsx";
import { NewApiKey } from "./new-api-key.tsx";
import { Table, type Column } from "./table.tsx";
import page from "./room-page.module.css";
import styles from "./rooms-page.module.css";

/** The keys of programs: what each opens, until when, and when it was last used; for administrators. */
export const ApiKeysPage = (): ReactNode => (sessionNow()?.role === "admin" ? <Keys /> : <AdminsOnly />);

const Keys = (): ReactNode => {
  const [creating, setCreating] = useState(false);
  const words = consoleText.keys;
  const keys = useQuery({ queryKey: ["api-keys"], queryFn: () => listApiKeys(internalAccess) });
  const create = (
    <Button look="main" onClick={() => setCreating(true)}>
      <Plus size={18} aria-hidden />
      {words.create}
    </Button>
  );
  return (
    <>
      <div className={styles.head}>
        <h1>{words.title}</h1>
        {create}
      </div>
      <p className={page.hint}>{words.hint}</p>
      <ListBox
        pages={{
          items: keys.data ?? [],
          state: keys.data !== undefined ? "there" : keys.isError ? "failed" : "loading",
          problem: keys.error,
          isChanging: false,
          hasMore: false,
          again: () => void keys.refetch(),
          more: () => undefined,
        }}
        empty={
          <Empty icon={<KeyRound size={24} />} level={2} title={words.empty} hint={words.emptyHint}>
            {create}
          </Empty>
        }
      >
        <Table label={words.title} items={keys.data ?? []} keyOf={({ keyId }) => keyId} columns={columns()} />
      </ListBox>
      <Dialog open={creating} onOpenChange={setCreating} title={words.create} body={words.createText}>
        <NewApiKey onDone={() => setCreating(false)} />
      </Dialog>
    </>
  );
};

const columns = (): readonly Column<ApiKey>[] => {
  const words = consoleText.keys;
  const { never } = consoleText.table;
  return [
    {
      label: words.name,
      look: "title",
      cell: ({ name, hint }) => (
        <>
          {name}
          <small>
            {words.key} <code>{hint}</code>
          </small>
        </>
      ),
    },
    { label: words.scopes, cell: ({ scopes }) => scopes.map((scope) => words.scopeNames[scope]).join(", ") },
    {
      label: words.lastUse,
      look: "date",
      cell: ({ lastUsedDate: at }) => (at === null ? never : dateText(at)),
    },
    { label: words.expires, look: "date", cell: ({ expirationDate: at }) => expiryOf(at) },
    { label: words.created, look: "date", cell: ({ creationDate }) => dayText(creationDate) },
    { label: consoleText.table.actions, isQuiet: true, look: "actions", cell: (key) => <Revoke apiKey={key} /> },
  ];
};

const expiryOf = (at: number | null): string => {
  if (at === null) return consoleText.table.never;
  return at <= Date.now() ? consoleText.keys.expired(dayText(at)) : dateText(at);
};

const Revoke = ({ apiKey }: { apiKey: ApiKey }): ReactNode => {
  const [asking, setAsking] = useState(false);
  const words = consoleText.keys;
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeApiKey(internalAccess, apiKey.keyId),
    onSuccess: () => toast.success(words.revoked),
    onError: (problem) => toast.error(wordsOf(problem)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["api-keys"] }),
  });
  return (
    <>
      <RoundButton name={words.revokeOf(apiKey.name)} onClick={() => setAsking(true)}>
        <Trash2 size={18} aria-hidden />
      </RoundButton>
      <Question
        open={asking}
        onOpenChange={setAsking}
        title={words.revokeTitle(apiKey.name)}
        body={words.revokeText}
        act={words.revoke}
        look="danger"
        onAct={() => revoke.mutate()}
      />
    </>
  );
};
