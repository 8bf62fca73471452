import { useState, type FormEvent, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createUser, type NewUser } from "../api/accounts.ts";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { accountAccess } from "../api/session.ts";
import { oneOf } from "../parts/address.ts";
import { Button } from "../parts/button.tsx";
import { Choose, Field } from "../parts/field.tsx";
import { consoleText } from "../texts/console-text.ts";
import { accountRoles, labelled } from "./choices.ts";
import styles from "./rooms-page.module.css";

const nobody: NewUser = { userId: "", name: "", password: "", role: "room_manager" };

/** Makes an account with a first password. */
export const NewAccount = ({ onDone }: { onDone: () => void }): ReactNode => {
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
        choices={labelled(accountRoles, consoleText.roleOfAccount)}
        onChange={(value) => setAsked({ ...asked, role: oneOf(accountRoles, value) ?? asked.role })}
      />
      <Button type="submit" look="main" busy={create.isPending}>
        {consoleText.users.submit}
      </Button>
    </form>
  );
};
