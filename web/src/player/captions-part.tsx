import { lazy, Suspense, useState, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { toast } from "sonner";
import type { Captions } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { deleteCaptions } from "../api/beside.ts";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Hint } from "../parts/hint.tsx";
import { playerText } from "../texts/player-text.ts";
import { languageName } from "./language-name.ts";
import { useShownCaptions } from "./use-shown-captions.ts";
import styles from "./captions-part.module.css";

const Question = lazy(async () => ({ default: (await import("../parts/dialog.tsx")).Question }));
const AddCaptions = lazy(async () => ({ default: (await import("./add-captions.tsx")).AddCaptions }));

type Props = {
  access: Access;
  recordingId: string;
  captions: readonly Captions[];
  film: HTMLVideoElement | null;
  mayChange: boolean;
};

/** The languages in which there are captions: shown, added, removed. Not there where there is nothing to do. */
export const CaptionsPart = (props: Props): ReactNode => {
  const { captions, mayChange, recordingId } = props;
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<string | null>(null);
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ["recordings", "captions", recordingId] });
  const remove = useMutation({
    mutationFn: (language: string) => deleteCaptions(props.access, recordingId, language),
    onSuccess: () => toast.success(playerText.captions.removed),
    onError: (problem) => toast.error(wordsOf(problem)),
    onSettled: refresh,
  });
  if (captions.length === 0 && !mayChange) return null;
  return (
    <section className={styles.captions} aria-labelledby="captions">
      <h2 id="captions">{playerText.captions.title}</h2>
      {captions.length === 0 ? (
        <p className={styles.none}>
          {playerText.captions.none} {playerText.captions.noneHint}
        </p>
      ) : (
        <Languages {...props} onRemove={setRemoving} />
      )}
      {mayChange ? (
        <Button onClick={() => setAdding(true)}>
          <Plus size={18} aria-hidden />
          {playerText.captions.add}
        </Button>
      ) : null}
      <Suspense fallback={null}>
        {adding ? (
          <AddCaptions
            access={props.access}
            recordingId={recordingId}
            onDone={() => void refresh()}
            onClose={() => setAdding(false)}
          />
        ) : null}
        {removing === null ? null : (
          <Question
            open
            onOpenChange={(open) => (open ? undefined : setRemoving(null))}
            title={playerText.captions.removeTitle(languageName(removing))}
            body={playerText.captions.removeText}
            act={playerText.captions.removeAct}
            look="danger"
            onAct={() => remove.mutate(removing)}
          />
        )}
      </Suspense>
    </section>
  );
};

const Languages = ({ captions, film, mayChange, onRemove }: Props & { onRemove: (tag: string) => void }): ReactNode => {
  const { shown, show } = useShownCaptions(film);
  return (
    <ul className={styles.languages}>
      {captions.map(({ language, cues }) => (
        <li key={language}>
          <label>
            <input
              type="checkbox"
              checked={shown === language}
              onChange={({ target }) => show(target.checked ? language : null)}
            />
            <span>
              {languageName(language)}
              <small>{playerText.captions.pieces(cues)}</small>
            </span>
          </label>
          {mayChange ? (
            <Hint name={playerText.captions.removeAct}>
              <button
                type="button"
                aria-label={playerText.captions.remove(languageName(language))}
                onClick={() => onRemove(language)}
              >
                <Trash2 size={18} aria-hidden />
              </button>
            </Hint>
          ) : null}
        </li>
      ))}
    </ul>
  );
};
