import { useEffect, useState, useSyncExternalStore, type FormEvent, type ReactNode } from "react";
import { useMutation } from "@tanstack/react-query";
import { Link2Off, Lock } from "lucide-react";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { sessionNow, watchSession } from "../api/session.ts";
import { openShare, type Opened } from "../api/shares.ts";
import { SignIn } from "../console/sign-in.tsx";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Field } from "../parts/field.tsx";
import { Page } from "../parts/page.tsx";
import { LanguageSwitch } from "../texts/language-switch.tsx";
import { libraryText } from "../texts/library-text.ts";
import { text } from "../texts/index.ts";
import forms from "./forms.module.css";
import { SharedFilm } from "./shared-film.tsx";
import styles from "./shared-recording.module.css";

/**
 * What is behind a link to a recording. It is opened as whoever is signed in here; what else the link asks for, the
 * server says: a password, an account.
 *
 *     opening ──> open          (plays)
 *        ├──> asks a password ──> opening
 *        ├──> asks to sign in ──> opening, by itself
 *        └──> expired, revoked, closed, deleted: said in words; unreachable: tried again
 */
export const SharedRecording = (props: Link): ReactNode => {
  const account = useSyncExternalStore(watchSession, () => sessionNow()?.userId ?? "");
  if (props.secret === "") return <Refused problem={incomplete} />;
  return <Behind key={account} {...props} />;
};

/** Empty: only an address was copied, without what opens it. */
type Link = { recordingId: string; secret: string };

const incomplete = new ApiProblem(400, "bad-recording-secret", "");

const Behind = ({ recordingId, secret }: Link): ReactNode => {
  const [opened, setOpened] = useState<Opened | null>(null);
  // Stays until there is another answer: a form must not go away while what it holds is tried.
  const [refusal, setRefusal] = useState<unknown>(null);
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (password: string | null) => openShare(recordingId, secret, password),
    onSuccess: setOpened,
    onError: setRefusal,
  });
  useEffect(() => mutate(null), [mutate]);
  if (opened !== null) return <SharedFilm opened={opened} recordingId={recordingId} />;
  const code = codeOf(refusal);
  // Too many of what: of passwords, when one was given.
  switch (code === "too-many" && typeof variables === "string" ? "too-many-passwords" : code) {
    case null:
      return (
        <Page width="film">
          <output className={styles.opening} aria-label={libraryText.opened.loading} />
        </Page>
      );
    case "sign-in-needed":
      return <SignIn />;
    case "share-password-needed":
    case "share-password-wrong":
    case "too-many-passwords":
      return <Password problem={refusal} busy={isPending} onPassword={mutate} />;
    default:
      return <Refused problem={refusal} busy={isPending} onRetry={() => mutate(null)} />;
  }
};

const codeOf = (problem: unknown): string | null => {
  if (problem === null) return null;
  return problem instanceof ApiProblem ? problem.code : "unknown";
};

const passwordProblem = (problem: unknown): string | undefined => {
  switch (codeOf(problem)) {
    case "share-password-needed":
      return undefined;
    case "share-password-wrong":
      return libraryText.opened.wrong;
    default:
      return libraryText.opened.tooMany;
  }
};

const Password = (props: { problem: unknown; busy: boolean; onPassword: (password: string) => void }): ReactNode => {
  const [password, setPassword] = useState("");
  const words = libraryText.opened;
  const problem = passwordProblem(props.problem);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (password !== "") props.onPassword(password);
  };
  return (
    <Page aside={<LanguageSwitch />}>
      <form className={forms.form} onSubmit={submit}>
        <div>
          <Lock size={24} aria-hidden className={styles.lock ?? ""} />
          <h1>{words.password}</h1>
          <p className={forms.body}>{words.passwordHint}</p>
        </div>
        <Field
          label={words.passwordField}
          type="password"
          value={password}
          focused
          required
          autoComplete="off"
          onChange={(event) => setPassword(event.target.value)}
          {...(problem === undefined ? {} : { problem })}
        />
        <Button type="submit" look="main" busy={props.busy || password === ""}>
          {words.open}
        </Button>
      </form>
    </Page>
  );
};

/** Why a link does not open, in words, and what to do. */
const Refused = (props: { problem: unknown; busy?: boolean; onRetry?: () => void }): ReactNode => {
  const { problem, busy = false, onRetry } = props;
  const words = reasonOf(codeOf(problem));
  return (
    <Page aside={<LanguageSwitch />}>
      {words === null ? (
        <Empty title={wordsOf(problem)}>
          <Button busy={busy} onClick={onRetry}>
            {text.retry}
          </Button>
        </Empty>
      ) : (
        <Empty icon={<Link2Off size={24} />} {...words} />
      )}
    </Page>
  );
};

const reasonOf = (code: string | null): { readonly title: string; readonly hint: string } | null => {
  const words = libraryText.opened;
  switch (code) {
    case "share-expired":
      return { title: words.expired, hint: words.expiredHint };
    case "bad-recording-secret":
      return { title: words.revoked, hint: words.revokedHint };
    case "public-links-off":
      return { title: words.closed, hint: words.closedHint };
    case "no-recording":
      return { title: words.gone, hint: words.goneHint };
    default:
      return null;
  }
};
