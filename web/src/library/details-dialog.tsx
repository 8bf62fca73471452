import { useId, useState, type FormEvent, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import type { MeetRecording } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { describeRecording } from "../api/library.ts";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Field } from "../parts/field.tsx";
import { libraryText } from "../texts/library-text.ts";
import forms from "./forms.module.css";

/** Given to every dialog about one recording; it is open as long as it is drawn. */
export type AboutOne = { access: Access; recording: MeetRecording; onClose: () => void };

const TAGS_MAX = 20;
const tagsIn = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
  ),
];

/** What people say about a recording. Its file is called as the title says. */
export const DetailsDialog = ({ access, recording, onClose }: AboutOne): ReactNode => {
  const [title, setTitle] = useState(recording.title);
  const [description, setDescription] = useState(recording.description ?? "");
  const [tags, setTags] = useState((recording.tags ?? []).join(", "));
  const queries = useQueryClient();
  const id = useId();
  const words = libraryText.details;
  const save = useMutation({
    mutationFn: () =>
      describeRecording(access, recording.recordingId, { title, description, tags: tagsIn(tags).slice(0, TAGS_MAX) }),
    onSuccess: async () => {
      toast.success(words.saved);
      onClose();
      await queries.invalidateQueries({ queryKey: ["recordings"] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Dialog open onOpenChange={onClose} title={words.title}>
      <form className={forms.form} onSubmit={submit}>
        <Field
          label={words.name}
          value={title}
          required
          maxLength={200}
          onChange={(event) => setTitle(event.target.value)}
          {...(save.isError ? { problem: wordsOf(save.error) } : {})}
        />
        <div className={forms.area}>
          <label htmlFor={id}>{words.description}</label>
          <textarea
            id={id}
            rows={4}
            maxLength={5000}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        </div>
        <div>
          <Field label={words.tags} value={tags} maxLength={1000} onChange={(event) => setTags(event.target.value)} />
          <p className={forms.hint}>{words.tagsHint}</p>
        </div>
        <Button type="submit" look="main" busy={save.isPending}>
          {words.save}
        </Button>
      </form>
    </Dialog>
  );
};
