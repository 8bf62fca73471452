import { useState, type FormEvent, type ReactNode } from "react";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { signIn } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { Page } from "../parts/page.tsx";
import { LanguageSwitch } from "../texts/language-switch.tsx";
import { consoleText } from "../texts/console-text.ts";
import { ProviderSignIn } from "./provider-sign-in.tsx";
import styles from "./sign-in.module.css";

/** User name and password become a session. */
export const SignIn = (): ReactNode => {
  const [user, setUser] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      await signIn(user.trim(), password);
    } catch (failure) {
      const wrong = failure instanceof ApiProblem && (failure.status === 401 || failure.status === 422);
      setProblem(wrong ? consoleText.signIn.wrong : wordsOf(failure));
      setBusy(false);
    }
  };
  return (
    <Page aside={<LanguageSwitch />}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <div>
          <h1>{consoleText.signIn.title}</h1>
          <p className={styles.intro}>{consoleText.signIn.intro}</p>
        </div>
        <Field
          label={consoleText.signIn.user}
          value={user}
          autoComplete="username"
          autoCapitalize="none"
          focused
          required
          onChange={(event) => setUser(event.target.value)}
        />
        <Field
          label={consoleText.signIn.password}
          type="password"
          value={password}
          autoComplete="current-password"
          required
          onChange={(event) => setPassword(event.target.value)}
          {...(problem === undefined ? {} : { problem })}
        />
        <Button type="submit" look="main" busy={busy} className={styles.submit}>
          {consoleText.signIn.submit}
        </Button>
        <ProviderSignIn onProblem={setProblem} />
      </form>
    </Page>
  );
};
