import { useState, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { RotateCcw } from "lucide-react";
import type { Theme } from "@roomreel/contract";
import { changeOrganisation } from "../api/organisation.ts";
import { wordsOf } from "../api/request.ts";
import { accountAccess } from "../api/session.ts";
import { isReadable } from "../entry/theme-colours.ts";
import { wear } from "../entry/theme.ts";
import { Button } from "../parts/button.tsx";
import { Choose } from "../parts/field.tsx";
import { RoundButton } from "../parts/round-button.tsx";
import { Switch } from "../parts/switch.tsx";
import { consoleText } from "../texts/console-text.ts";
import { AppearancePreview } from "./appearance-preview.tsx";
import { labelled } from "./choices.ts";
import { organisationKey } from "./use-organisation.ts";
import page from "./room-page.module.css";
import styles from "./appearance.module.css";

const plain: Theme = {
  baseTheme: "light",
  backgroundColor: null,
  primaryColor: null,
  secondaryColor: null,
  accentColor: null,
  surfaceColor: null,
};
const bases = ["light", "dark"] as const;
const colours = ["primaryColor", "accentColor", "secondaryColor", "backgroundColor", "surfaceColor"] as const;

/** The organisation's colours, seen while they are chosen, and worn by all pages once they are saved. */
export const AppearanceEditor = ({ theme }: { theme: Theme | null }): ReactNode => {
  const [draft, setDraft] = useState<Theme | null | undefined>(undefined);
  const shown = draft === undefined ? theme : draft;
  const words = consoleText.appearance;
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => changeOrganisation(accountAccess, { appearance: { theme: shown } }),
    onSuccess: (organisation) => {
      queries.setQueryData(organisationKey, organisation);
      wear(organisation.appearance.theme);
      setDraft(undefined);
      toast.success(words.saved);
    },
    onError: (problem) => toast.error(wordsOf(problem)),
  });
  const isWrong = shown !== null && !isReadable(shown);
  return (
    <section aria-labelledby="appearance">
      <h2 id="appearance">{words.title}</h2>
      <p className={page.hint}>{words.hint}</p>
      <div className={styles.editor}>
        <div className={styles.choices}>
          <div className={styles.own}>
            <label htmlFor="own-colours">
              {words.own}
              <small id="own-colours-about">{words.ownHint}</small>
            </label>
            <Switch
              id="own-colours"
              describedBy="own-colours-about"
              on={shown !== null}
              onChange={(on) => setDraft(on ? (theme ?? plain) : null)}
            />
          </div>
          {shown === null ? null : <Colours theme={shown} onChange={setDraft} />}
        </div>
        <AppearancePreview theme={shown ?? plain} />
      </div>
      <div className={styles.answers}>
        {isWrong ? <p role="alert">{words.unreadable}</p> : null}
        <Button look="main" busy={save.isPending || draft === undefined || isWrong} onClick={() => save.mutate()}>
          {words.save}
        </Button>
        {draft === undefined ? null : (
          <Button look="quiet" onClick={() => setDraft(undefined)}>
            {words.discard}
          </Button>
        )}
      </div>
    </section>
  );
};

const Colours = ({ theme, onChange }: { theme: Theme; onChange: (theme: Theme) => void }): ReactNode => {
  const words = consoleText.appearance;
  return (
    <>
      <Choose
        label={words.base}
        value={theme.baseTheme}
        choices={labelled(bases, words.bases)}
        onChange={(value) => onChange({ ...theme, baseTheme: value === "dark" ? "dark" : "light" })}
      />
      {colours.map((name) => (
        <Colour
          key={name}
          name={words.colours[name]}
          value={theme[name]}
          onChange={(value) => onChange({ ...theme, [name]: value })}
        />
      ))}
    </>
  );
};

const isColour = (typed: string): boolean => /^#[0-9a-f]{6}$/i.test(typed);
/** What a colour field shows while none is chosen; it cannot be empty. */
const UNSET = "#808080";

/** By eye or by its code; none is the product's own. */
const Colour = (props: { name: string; value: string | null; onChange: (value: string | null) => void }): ReactNode => {
  const { name, value, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const words = consoleText.appearance;
  const leave = (): void => {
    if (typed !== null && isColour(typed)) onChange(typed.toLowerCase());
    if (typed === "") onChange(null);
    setTyped(null);
  };
  return (
    <div className={styles.colour}>
      <input
        type="color"
        aria-label={name}
        value={value ?? UNSET}
        data-unset={value === null}
        onChange={(event) => onChange(event.target.value)}
      />
      <span>{name}</span>
      <input
        type="text"
        aria-label={words.code(name)}
        aria-invalid={typed !== null && typed !== "" && !isColour(typed)}
        placeholder={words.usual}
        maxLength={7}
        spellCheck={false}
        value={typed ?? value ?? ""}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === "Enter") leave();
          if (event.key === "Escape") setTyped(null);
        }}
      />
      {value === null ? (
        <span className={styles.place} />
      ) : (
        <RoundButton name={words.back(name)} onClick={() => onChange(null)}>
          <RotateCcw size={16} aria-hidden />
        </RoundButton>
      )}
    </div>
  );
};
