import { useState, type FormEvent, type ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { openLink } from "../api/link.ts";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Field } from "../parts/field.tsx";
import { Page } from "../parts/page.tsx";
import { text } from "../texts/index.ts";
import { playerText } from "../texts/player-text.ts";
import { Player, Waiting } from "./player.tsx";
import { SignInFirst } from "./sign-in-first.tsx";
import styles from "./form.module.css";

/** A guest with a link: it is opened, with a password where it asks for one, and then the recording is the page. */
export const LinkDoor = (props: { recordingId: string; secret: string; start: number | null }): ReactNode => {
  const { recordingId, secret } = props;
  const [password, setPassword] = useState<string | null>(null);
  // Not with what live changes ask for anew: opening counts as a view.
  const guest = useQuery({
    queryKey: ["link", recordingId, secret, password],
    queryFn: () => openLink(recordingId, secret, password),
    staleTime: Infinity,
    gcTime: 0,
  });
  if (guest.data !== undefined) {
    const { access, opened } = guest.data;
    return (
      <Player
        access={access}
        recordingId={recordingId}
        back={null}
        start={props.start ?? (opened.startTime > 0 ? opened.startTime : null)}
        linkWith={{ recordingSecret: secret }}
      />
    );
  }
  if (guest.isPending && password === null) return <Waiting />;
  const code = guest.error instanceof ApiProblem ? guest.error.code : null;
  if (password !== null || code === "share-password-needed")
    return <Password problem={wrongOf(guest.error)} busy={guest.isFetching} onPassword={setPassword} />;
  return (
    <Page>
      <Refused problem={guest.error} onRetry={() => void guest.refetch()} />
    </Page>
  );
};

const wrongOf = (problem: unknown): string | null => {
  if (!(problem instanceof ApiProblem) || problem.code === "share-password-needed") return null;
  if (problem.code === "share-password-wrong") return playerText.link.wrong;
  return problem.status === 429 ? playerText.link.tooMany : problem.message;
};

const Password = (props: {
  problem: string | null;
  busy: boolean;
  onPassword: (password: string) => void;
}): ReactNode => {
  const [said, setSaid] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (said !== "" && !props.busy) props.onPassword(said);
  };
  return (
    <Page>
      <Empty icon={<Lock size={24} />} title={playerText.link.password} />
      <form className={styles.form} onSubmit={submit}>
        <Field
          label={playerText.link.passwordLabel}
          type="password"
          autoComplete="off"
          value={said}
          focused
          onChange={({ target }) => setSaid(target.value)}
          {...(props.problem === null ? {} : { problem: props.problem })}
        />
        <Button look="main" type="submit" busy={props.busy}>
          {playerText.link.open}
        </Button>
      </form>
    </Page>
  );
};

const Refused = ({ problem, onRetry }: { problem: unknown; onRetry: () => void }): ReactNode => {
  const words = playerText.link;
  switch (problem instanceof ApiProblem ? problem.code : null) {
    case "sign-in-needed":
      return <SignInFirst />;
    case "share-expired":
      return <Empty title={words.expired} hint={words.expiredHint} />;
    case "public-links-off":
      return <Empty title={words.closed} hint={words.expiredHint} />;
    case "bad-recording-secret":
      return <Empty title={words.bad} hint={words.badHint} />;
    case "no-recording":
      return <Empty title={playerText.gone} hint={playerText.goneHint} />;
    default:
      return (
        <Empty title={wordsOf(problem)}>
          <Button onClick={onRetry}>{text.retry}</Button>
        </Empty>
      );
  }
};
