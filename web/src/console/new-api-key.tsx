import { useState, type FormEvent, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { KeyScope } from "@roomreel/contract";
import { makeApiKey } from "../api/keys.ts";
import { wordsOf } from "../api/request.ts";
import { internalAccess } from "../api/session.ts";
import { oneOf } from "../parts/address.ts";
import { Button } from "../parts/button.tsx";
import { Choose, Field } from "../parts/field.tsx";
import { consoleText } from "../texts/console-text.ts";
import { labelled } from "./choices.ts";
import { CopyButton } from "./copy-button.tsx";
import keyStyles from "./new-api-key.module.css";
import styles from "./rooms-page.module.css";

const scopes = ["full", "read-only", "recordings", "rooms"] as const satisfies readonly KeyScope[];
const expiries = ["never", "d30", "d90", "d365"] as const;
const DAY_MS = 24 * 3_600_000;
const lasting = { never: null, d30: 30 * DAY_MS, d90: 90 * DAY_MS, d365: 365 * DAY_MS } as const;

/** Makes a key, and shows it this once. */
export const NewApiKey = ({ onDone }: { onDone: () => void }): ReactNode => {
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<readonly KeyScope[]>(["read-only"]);
  const [expiry, setExpiry] = useState<(typeof expiries)[number]>("d365");
  const queries = useQueryClient();
  const words = consoleText.keys;
  const make = useMutation({
    mutationFn: () => {
      const lasts = lasting[expiry];
      const expirationDate = lasts === null ? null : Date.now() + lasts;
      return makeApiKey(internalAccess, { name: name.trim(), scopes: chosen, expirationDate });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["api-keys"] }),
  });
  if (make.data !== undefined) return <Made secret={make.data.key} onDone={onDone} />;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen.length > 0 && name.trim() !== "") make.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={words.name}
        placeholder={words.nameExample}
        value={name}
        maxLength={50}
        required
        focused
        onChange={(event) => setName(event.target.value)}
        {...(make.isError ? { problem: wordsOf(make.error) } : {})}
      />
      <Scopes chosen={chosen} onChoose={setChosen} />
      <Choose
        label={words.expires}
        value={expiry}
        choices={labelled(expiries, words.expiries)}
        onChange={(value) => setExpiry(oneOf(expiries, value) ?? "never")}
      />
      <Button type="submit" look="main" busy={make.isPending || chosen.length === 0}>
        {words.submit}
      </Button>
    </form>
  );
};

const Scopes = (props: { chosen: readonly KeyScope[]; onChoose: (scopes: readonly KeyScope[]) => void }): ReactNode => {
  const { chosen, onChoose } = props;
  const words = consoleText.keys;
  const toggle = (scope: KeyScope): void =>
    onChoose(chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope]);
  return (
    <fieldset className={keyStyles.scopes}>
      <legend>{words.scopes}</legend>
      {scopes.map((scope) => (
        <label key={scope}>
          <input type="checkbox" checked={chosen.includes(scope)} onChange={() => toggle(scope)} />
          {words.scopeNames[scope]}
        </label>
      ))}
      {chosen.length === 0 ? <p role="alert">{words.scopeNeeded}</p> : null}
    </fieldset>
  );
};

const Made = ({ secret, onDone }: { secret: string; onDone: () => void }): ReactNode => {
  const words = consoleText.keys;
  return (
    <div className={styles.form}>
      <output>
        <strong>{words.madeTitle}</strong>
        <p>{words.madeText}</p>
      </output>
      <div className={keyStyles.made}>
        <code>{secret}</code>
        <CopyButton name={words.copy} url={secret} said={words.copied} />
      </div>
      <Button look="main" onClick={onDone}>
        {words.done}
      </Button>
    </div>
  );
};
