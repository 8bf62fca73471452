import { useState, type FormEvent, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, KeyRound, Plus, Trash2, Users } from "lucide-react";
import { toast } from "sonner";
import type { MeetUser } from "@roomreel/contract";
import { createUser, deleteUser, listUsers, setUserRole, type NewUser } from "../api/accounts.ts";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { accountAccess, sessionNow } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Dialog, Question } from "../parts/dialog.tsx";
import { Empty } from "../parts/empty.tsx";
import { Choose, Field } from "../parts/field.tsx";
import { Menu, MenuItem } from "../parts/menu.tsx";
import { RoundButton } from "../parts/round-button.tsx";
import { consoleText } from "../texts/console-text.ts";
import { NewPassword } from "./new-password.tsx";
import { PagedList } from "./paged-list.tsx";
import people from "./people.module.css";
import styles from "./rooms-page.module.css";

const roles = ["admin", "room_manager", "room_member"] as const;
const choices = () => roles.map((value) => ({ value, label: consoleText.roleOfAccount[value] }));
const roleIn = (value: string): MeetUser["role"] => roles.find((role) => role === value) ?? "room_member";

/** Accounts: who may sign in, and what each may do. */
export const UsersPage = (): ReactNode => {
  const [creating, setCreating] = useState(false);
  return (
    <>
      <div className={styles.head}>
        <h1>{consoleText.users.title}</h1>
        <Button look="main" onClick={() => setCreating(true)}>
          <Plus size={18} aria-hidden />
          {consoleText.users.create}
        </Button>
      </div>
      <PagedList
        name={["users"]}
        load={async (after) => {
          const { users, pagination } = await listUsers(accountAccess, after);
          return { items: users, pagination };
        }}
        keyOf={({ userId }) => userId}
        renderLine={(user) => <Line user={user} />}
        empty={<Empty icon={<Users size={24} />} level={2} title={consoleText.users.empty} />}
      />
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

const useChange = <Asked,>(run: (asked: Asked) => Promise<unknown>, done?: () => void) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: run,
    onError: (problem) => void toast.error(wordsOf(problem)),
    onSuccess: () => done?.(),
    onSettled: () => queries.invalidateQueries({ queryKey: ["users"] }),
  });
};

/** Nobody changes his own role, or that of the first administrator; the server sees to it. */
const Line = ({ user }: { user: MeetUser }): ReactNode => {
  const change = useChange((role: MeetUser["role"]) => setUserRole(accountAccess, user.userId, role));
  const isSelf = user.userId === sessionNow()?.userId;
  return (
    <div className={people.line}>
      <div className={people.who}>
        <strong>{user.name}</strong>
        <span>{user.mustChangePassword ? `${user.userId} · ${consoleText.users.temporary}` : user.userId}</span>
      </div>
      <div className={people.controls}>
        <select
          aria-label={consoleText.users.roleOf(user.name)}
          className={people.role}
          value={change.isPending ? change.variables : user.role}
          disabled={isSelf || isFirst(user)}
          onChange={(event) => change.mutate(roleIn(event.target.value))}
        >
          {choices().map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {isSelf ? <span className={people.place} /> : <More user={user} />}
      </div>
    </div>
  );
};

const isFirst = ({ userId }: MeetUser): boolean => userId === "admin";

const More = ({ user }: { user: MeetUser }): ReactNode => {
  const [open, setOpen] = useState<"password" | "removal" | null>(null);
  const close = (isOpen: boolean): void => (isOpen ? undefined : setOpen(null));
  const remove = useChange(
    () => deleteUser(accountAccess, user.userId),
    () => void toast.success(consoleText.users.removed),
  );
  const words = consoleText.accounts;
  return (
    <>
      <Menu
        trigger={
          <RoundButton name={words.actions(user.name)}>
            <Ellipsis size={18} aria-hidden />
          </RoundButton>
        }
      >
        <MenuItem icon={<KeyRound size={18} aria-hidden />} onSelect={() => setOpen("password")}>
          {words.reset}
        </MenuItem>
        {isFirst(user) ? null : (
          <MenuItem look="danger" icon={<Trash2 size={18} aria-hidden />} onSelect={() => setOpen("removal")}>
            {consoleText.users.act}
          </MenuItem>
        )}
      </Menu>
      <Dialog
        open={open === "password"}
        onOpenChange={close}
        title={words.resetTitle(user.name)}
        body={words.resetText}
      >
        <NewPassword user={user} onDone={() => setOpen(null)} />
      </Dialog>
      <Question
        open={open === "removal"}
        onOpenChange={close}
        title={consoleText.users.removeTitle(user.name)}
        body={consoleText.users.removeText}
        act={consoleText.users.act}
        look="danger"
        onAct={() => remove.mutate(undefined)}
      />
    </>
  );
};

const nobody: NewUser = { userId: "", name: "", password: "", role: "room_manager" };

const NewAccount = ({ onDone }: { onDone: () => void }): ReactNode => {
  const [asked, setAsked] = useState(nobody);
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: () => createUser(accountAccess, asked),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["users"] });
      onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate();
  };
  const isTaken = create.error instanceof ApiProblem && create.error.code === "user-exists";
  const field = (name: "userId" | "name" | "password", more: { maxLength: number; pattern?: string }) => ({
    value: asked[name],
    required: true,
    autoComplete: "off",
    ...more,
    onChange: (event: { target: { value: string } }) => setAsked({ ...asked, [name]: event.target.value }),
  });
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={consoleText.users.name} {...field("name", { maxLength: 50 })} />
      <Field
        label={consoleText.users.id}
        autoCapitalize="none"
        placeholder={consoleText.users.idExample}
        title={consoleText.accounts.idHint}
        {...field("userId", { maxLength: 50, pattern: "[a-z0-9_]+" })}
        {...(isTaken ? { problem: wordsOf(create.error) } : {})}
      />
      <Field
        label={consoleText.users.password}
        minLength={5}
        {...field("password", { maxLength: 200 })}
        {...(create.isError && !isTaken ? { problem: wordsOf(create.error) } : {})}
      />
      <Choose
        label={consoleText.users.role}
        value={asked.role}
        choices={choices()}
        onChange={(value) => setAsked({ ...asked, role: roleIn(value) })}
      />
      <Button type="submit" look="main" busy={create.isPending}>
        {consoleText.users.submit}
      </Button>
    </form>
  );
};
