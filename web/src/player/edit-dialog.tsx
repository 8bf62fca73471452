import { useId, useState, type FormEvent, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import type { MeetRecording } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { describeRecording } from "../api/beside.ts";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Field } from "../parts/field.tsx";
import { text } from "../texts/index.ts";
import { playerText } from "../texts/player-text.ts";
import styles from "./form.module.css";

/** Title, description and tags; what was not touched is not sent, so that nobody's change is undone. */
export const EditDialog = (props: { access: Access; recording: MeetRecording; onClose: () => void }): ReactNode => {
  const { recording } = props;
  const words = playerText.editing;
  const before = { title: recording.title, description: recording.description ?? "", tags: recording.tags ?? [] };
  const [title, setTitle] = useState(before.title);
  const [description, setDescription] = useState(before.description);
  const [tags, setTags] = useState(before.tags.join(", "));
  const id = useId();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () =>
      describeRecording(props.access, recording.recordingId, {
        ...(title.trim() === before.title ? {} : { title: title.trim() }),
        ...(description === before.description ? {} : { description }),
        ...(tags === before.tags.join(", ") ? {} : { tags: tagsIn(tags) }),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["recordings"] });
      toast.success(words.saved);
      props.onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (title.trim() !== "" && !save.isPending) save.mutate();
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : props.onClose())} title={words.title}>
      <form className={styles.form} onSubmit={submit}>
        <Field
          label={words.name}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
          maxLength={200}
          {...(title.trim() === "" ? { problem: words.nameNeeded } : {})}
        />
        <div className={styles.field}>
          <label htmlFor={id}>{words.description}</label>
          <textarea
            id={id}
            value={description}
            maxLength={5000}
            rows={4}
            onChange={({ target }) => setDescription(target.value)}
          />
        </div>
        <Field
          label={words.tags}
          value={tags}
          placeholder={words.tagsHint}
          onChange={({ target }) => setTags(target.value)}
        />
        {save.isError ? (
          <p role="alert" className={styles.problem}>
            {wordsOf(save.error)}
          </p>
        ) : null}
        <div className={styles.answers}>
          <Button look="quiet" onClick={props.onClose}>
            {text.cancel}
          </Button>
          <Button look="main" type="submit" busy={save.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

const tagsIn = (said: string): readonly string[] => [
  ...new Set(
    said
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
  ),
];
