import { useContext, useId, useState, type FormEvent, type ReactNode } from "react";
import { useMutation } from "@tanstack/react-query";
import { toast } from "sonner";
import type { Share } from "@roomreel/contract";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Choose, Field } from "../parts/field.tsx";
import { clockText } from "../texts/format.ts";
import { playerText } from "../texts/player-text.ts";
import { AccessContext } from "./access-context.ts";
import { copyText } from "./copy-text.ts";
import styles from "./form.module.css";

const audiences = ["public", "signed-in"] as const;
type Made = Share & { readonly url: string };

/** Makes a link to a recording. */
export const ShareDialog = (props: { recordingId: string; startSeconds?: number; onClose: () => void }): ReactNode => {
  const access = useContext(AccessContext);
  const words = playerText.sharing;
  const start = Math.floor(props.startSeconds ?? 0);
  const [audience, setAudience] = useState<string>("public");
  const [fromHere, setFromHere] = useState(false);
  const id = useId();
  const make = useMutation({
    mutationFn: () => {
      const body = { access: audience, startTime: fromHere ? start : 0 };
      return access.call<Made>(`/recordings/${encodeURIComponent(props.recordingId)}/shares`, { method: "POST", body });
    },
    onError: (problem) => toast.error(wordsOf(problem)),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!make.isPending) make.mutate();
  };
  const { data: made } = make;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : props.onClose())} title={words.title} body={words.hint}>
      <form className={styles.form} onSubmit={submit}>
        <Choose
          label={words.access}
          value={audience}
          choices={audiences.map((value) => ({ value, label: words[value] }))}
          onChange={setAudience}
        />
        {start < 1 ? null : (
          <label className={styles.check} htmlFor={id}>
            <input id={id} type="checkbox" checked={fromHere} onChange={({ target }) => setFromHere(target.checked)} />
            {words.from(clockText(start))}
          </label>
        )}
        {made === undefined ? null : <Field label={words.link} value={made.url} readOnly />}
        <div className={styles.answers}>
          {made === undefined ? null : <Button onClick={() => void copyText(made.url)}>{words.copy}</Button>}
          <Button look="main" type="submit" busy={make.isPending}>
            {words.make}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
