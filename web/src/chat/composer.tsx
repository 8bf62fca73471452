import { useId, useState, type FormEvent, type KeyboardEvent, type ReactNode } from "react";
import { SendHorizontal } from "lucide-react";
import type { MeetingAction } from "@roomreel/contract";
import { act } from "../api/meeting.ts";
import type { Member } from "../api/member.ts";
import { wordsOf } from "../api/request.ts";
import { RoundButton } from "../parts/round-button.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import { text } from "../texts/index.ts";
import { useTalk } from "./talk-context.ts";
import styles from "./composer.module.css";

/** The contract's limit of one message, UTF-16 units. */
const WORDS_MAX = 2000;
/** From here on it is said how many are left. */
const NEARLY = 1800;

/** "everyone", "moderators", or the identity of one person. */
type Audience = string;

/** Where one writes: to everybody, to those who lead, to one person. Enter sends; with Shift it begins a line. */
export const Composer = ({ member }: { member: Member }): ReactNode => {
  const { draft, setDraft } = useTalk();
  const [audience, setAudience] = useState<Audience>("everyone");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const problemId = useId();
  const send = async (): Promise<void> => {
    if (busy || draft.trim() === "") return;
    setBusy(true);
    setProblem(undefined);
    try {
      await act(member, saying(audience, draft.trim()));
      setDraft("");
    } catch (failure) {
      setProblem(wordsOf(failure));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <To audience={audience} onChange={setAudience} />
      <div className={styles.field}>
        <textarea
          value={draft}
          rows={1}
          maxLength={WORDS_MAX}
          aria-label={text.chat.write}
          placeholder={text.chat.write}
          {...(problem === undefined ? {} : { "aria-invalid": true, "aria-describedby": problemId })}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={press}
        />
        <RoundButton type="submit" name={text.chat.send} busy={busy || draft.trim() === ""}>
          <SendHorizontal size={20} aria-hidden />
        </RoundButton>
      </div>
      {draft.length < NEARLY ? null : (
        <output className={styles.left}>{text.chat.remaining(WORDS_MAX - draft.length)}</output>
      )}
      {problem === undefined ? null : (
        <p id={problemId} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </form>
  );
};

const saying = (audience: Audience, words: string): MeetingAction =>
  audience === "everyone" || audience === "moderators"
    ? { do: "say", to: audience, words }
    : { do: "say-to", identity: audience, words };

/** Somebody who has left stays chosen: a private word must never go to everybody by itself. */
const To = ({ audience, onChange }: { audience: Audience; onChange: (audience: Audience) => void }): ReactNode => {
  const id = useId();
  const { people, me } = useMeeting();
  const leads = me.role === "host" || me.role === "moderator";
  const others = people.filter(({ local }) => !local).toSorted((one, other) => one.name.localeCompare(other.name));
  const gone = audience !== "everyone" && audience !== "moderators" && others.every((one) => one.identity !== audience);
  return (
    <div className={styles.to}>
      <label htmlFor={id}>{text.chat.to}</label>
      <select id={id} value={audience} onChange={(event) => onChange(event.target.value)}>
        <option value="everyone">{text.chat.everyone}</option>
        {leads ? <option value="moderators">{text.chat.moderators}</option> : null}
        {others.map(({ identity, name }) => (
          <option key={identity} value={identity}>
            {name}
          </option>
        ))}
        {gone ? <option value={audience}>{text.chat.gone}</option> : null}
      </select>
    </div>
  );
};
