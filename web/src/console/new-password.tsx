import { useState, type FormEvent, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import type { MeetUser } from "@roomreel/contract";
import { setUserPassword } from "../api/accounts.ts";
import { wordsOf } from "../api/request.ts";
import { accountAccess } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { consoleText } from "../texts/console-text.ts";
import styles from "./rooms-page.module.css";

/** A temporary password for somebody who has lost his own; whoever signs in with it chooses another. */
export const NewPassword = ({ user, onDone }: { user: MeetUser; onDone: () => void }): ReactNode => {
  const [password, setPassword] = useState("");
  const queries = useQueryClient();
  const reset = useMutation({
    mutationFn: () => setUserPassword(accountAccess, user.userId, password),
    onSuccess: async () => {
      toast.success(consoleText.accounts.resetDone);
      await queries.invalidateQueries({ queryKey: ["users"] });
      onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    reset.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={consoleText.accounts.password}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        focused
        required
        minLength={5}
        maxLength={200}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        {...(reset.isError ? { problem: wordsOf(reset.error) } : {})}
      />
      <Button type="submit" look="main" busy={reset.isPending}>
        {consoleText.accounts.resetSubmit}
      </Button>
    </form>
  );
};
