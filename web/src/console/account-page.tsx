import { useState, type FormEvent, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { changePassword, sessionNow } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { consoleText } from "../texts/console-text.ts";
import { SessionList } from "./session-list.tsx";
import page from "./room-page.module.css";
import box from "./room-settings.module.css";
import account from "./account-page.module.css";
import head from "./rooms-page.module.css";

/** About oneself: who one is here, where one is signed in, and the password. */
export const AccountPage = (): ReactNode => {
  const session = sessionNow();
  const words = consoleText.account;
  return (
    <>
      <div className={head.title}>
        <h1>{words.title}</h1>
        {session === null ? null : (
          <p>
            {session.name} · {session.userId} · {consoleText.roleOfAccount[session.role]}
          </p>
        )}
      </div>
      <section aria-labelledby="sessions">
        <h2 id="sessions">{words.sessions}</h2>
        <p className={page.hint}>{words.sessionsHint}</p>
        <div className={box.box}>
          <SessionList of={null} />
        </div>
      </section>
      <section aria-labelledby="password">
        <h2 id="password" className={page.second}>
          {words.password}
        </h2>
        <div className={box.box}>
          <Password />
        </div>
      </section>
    </>
  );
};

const nothing = { now: "", next: "" };

const Password = (): ReactNode => {
  const [typed, setTyped] = useState(nothing);
  const words = consoleText.account;
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: () => changePassword(typed.now, typed.next),
    onSuccess: async () => {
      setTyped(nothing);
      toast.success(words.passwordDone);
      await queries.invalidateQueries({ queryKey: ["sessions"] });
    },
  });
  const isWrong = change.error instanceof ApiProblem && change.error.code === "bad-login";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className={account.form} onSubmit={submit}>
      <Field
        label={words.passwordNow}
        type="password"
        autoComplete="current-password"
        required
        value={typed.now}
        onChange={(event) => setTyped({ ...typed, now: event.target.value })}
        {...(isWrong ? { problem: words.passwordWrong } : {})}
      />
      <Field
        label={words.passwordNext}
        type="password"
        autoComplete="new-password"
        minLength={5}
        maxLength={200}
        required
        value={typed.next}
        onChange={(event) => setTyped({ ...typed, next: event.target.value })}
        {...(change.isError && !isWrong ? { problem: wordsOf(change.error) } : {})}
      />
      <Button type="submit" busy={change.isPending}>
        {words.passwordSubmit}
      </Button>
    </form>
  );
};
