import { useState, type FormEvent, type ReactNode } from "react";
import { useMutation } from "@tanstack/react-query";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { changePassword, signOut } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { Page } from "../parts/page.tsx";
import { LanguageSwitch } from "../texts/language-switch.tsx";
import { consoleText } from "../texts/console-text.ts";
import styles from "./sign-in.module.css";

/** A temporary password becomes one of one's own; until then there is nothing else to do. */
export const OwnPassword = (): ReactNode => {
  const [now, setNow] = useState("");
  const [next, setNext] = useState("");
  const change = useMutation({ mutationFn: () => changePassword(now, next) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate();
  };
  const isWrong = change.error instanceof ApiProblem && change.error.code === "bad-login";
  return (
    <Page aside={<LanguageSwitch />}>
      <form className={styles.form} onSubmit={submit}>
        <div>
          <h1>{consoleText.ownPassword.title}</h1>
          <p className={styles.intro}>{consoleText.ownPassword.intro}</p>
        </div>
        <Field
          label={consoleText.ownPassword.now}
          type="password"
          autoComplete="current-password"
          value={now}
          required
          focused
          onChange={(event) => setNow(event.target.value)}
          {...(isWrong ? { problem: consoleText.ownPassword.wrong } : {})}
        />
        <Field
          label={consoleText.ownPassword.next}
          type="password"
          autoComplete="new-password"
          minLength={5}
          maxLength={200}
          value={next}
          required
          onChange={(event) => setNext(event.target.value)}
          {...(change.isError && !isWrong ? { problem: wordsOf(change.error) } : {})}
        />
        <Button type="submit" look="main" busy={change.isPending} className={styles.submit}>
          {consoleText.ownPassword.submit}
        </Button>
        <Button look="quiet" onClick={signOut}>
          {consoleText.signIn.out}
        </Button>
      </form>
    </Page>
  );
};
