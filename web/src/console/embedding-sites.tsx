import { useState, type FormEvent, type ReactNode } from "react";
import { AppWindow, Plus, Trash2 } from "lucide-react";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Field } from "../parts/field.tsx";
import { RoundButton } from "../parts/round-button.tsx";
import { consoleText } from "../texts/console-text.ts";
import { originIn } from "./origin.ts";
import { useOrganisationSetting } from "./use-organisation.ts";
import page from "./room-page.module.css";
import styles from "./embedding-sites.module.css";
import list from "./rooms-page.module.css";

/** Other sites whose pages may show rooms and recordings. */
export const EmbeddingSites = ({ sites }: { sites: readonly string[] }): ReactNode => {
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  const words = consoleText.embedding;
  const saving = useOrganisationSetting(sites, (allowedOrigins) => ({ embedding: { allowedOrigins } }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const site = originIn(typed);
    setWrong(site === null);
    if (site === null) return;
    setTyped("");
    if (!saving.shown.includes(site)) saving.save([...saving.shown, site]);
  };
  const problem = isWrong ? words.wrong : saving.problem;
  return (
    <section aria-labelledby="embedding">
      <h2 id="embedding">{words.title}</h2>
      <p className={page.hint}>{words.hint}</p>
      <form className={styles.add} onSubmit={submit} noValidate>
        <Field
          label={words.site}
          placeholder={words.example}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={300}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(false);
          }}
          {...(problem === null ? {} : { problem })}
        />
        <Button type="submit" busy={saving.state === "saving"}>
          <Plus size={18} aria-hidden />
          {words.add}
        </Button>
      </form>
      <div className={list.box}>
        {saving.shown.length === 0 ? (
          <Empty icon={<AppWindow size={24} />} level={2} title={words.none} hint={words.noneHint} />
        ) : null}
        <ul>
          {saving.shown.map((site) => (
            <li key={site} className={list.line}>
              <span className={styles.site}>{site}</span>
              <RoundButton
                name={words.remove(site)}
                onClick={() => saving.save(saving.shown.filter((one) => one !== site))}
              >
                <Trash2 size={18} aria-hidden />
              </RoundButton>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
};
