import { useId, useRef, useState, type FormEvent, type ReactNode, type Ref } from "react";
import { useMutation } from "@tanstack/react-query";
import { toast } from "sonner";
import type { Access } from "../api/access.ts";
import { putCaptions } from "../api/beside.ts";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Field } from "../parts/field.tsx";
import { languageNow } from "../texts/language.ts";
import { playerText } from "../texts/player-text.ts";
import { languageName } from "./language-name.ts";
import styles from "./form.module.css";

/** As on the server (contract/src/captions.ts). */
const BYTES_MAX = 4_000_000;

const canonical = (tag: string): string | null => {
  try {
    return Intl.getCanonicalLocales(tag.trim())[0] ?? null;
  } catch {
    return null;
  }
};

/** Uploads a WebVTT file; what is wrong in it is said with its line. */
export const AddCaptions = (props: {
  access: Access;
  recordingId: string;
  onDone: () => void;
  onClose: () => void;
}): ReactNode => {
  const words = playerText.captions;
  const [language, setLanguage] = useState<string>(languageNow());
  const [problems, setProblems] = useState<{ language?: string; file?: string }>({});
  const picked = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: (asked: { language: string; file: File }) => putCaptions(props.access, props.recordingId, asked),
    onSuccess: (_, asked) => {
      toast.success(words.uploaded(languageName(asked.language)));
      props.onDone();
      props.onClose();
    },
    onError: (problem) => setProblems({ file: wordsOf(problem) }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const tag = canonical(language);
    const file = picked.current?.files?.[0];
    const found = {
      ...(tag === null ? { language: words.languageWrong } : {}),
      ...(file === undefined ? { file: words.fileNeeded } : file.size > BYTES_MAX ? { file: words.tooLarge } : {}),
    };
    setProblems(found);
    if (tag !== null && file !== undefined && file.size <= BYTES_MAX && !upload.isPending)
      upload.mutate({ language: tag, file });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : props.onClose())}
      title={words.addTitle}
      body={words.addHint}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <Field
          label={words.language}
          value={language}
          onChange={({ target }) => setLanguage(target.value)}
          placeholder={words.languageHint}
          maxLength={35}
          autoCapitalize="off"
          spellCheck={false}
          {...(problems.language === undefined ? {} : { problem: problems.language })}
        />
        <FileField ref={picked} problem={problems.file} />
        <div className={styles.answers}>
          <Button look="main" type="submit" busy={upload.isPending}>
            {words.upload}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

const FileField = ({ ref, problem }: { ref: Ref<HTMLInputElement>; problem: string | undefined }): ReactNode => {
  const id = useId();
  const told = problem === undefined ? {} : { "aria-invalid": true, "aria-describedby": `${id}-problem` };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{playerText.captions.file}</label>
      <input ref={ref} id={id} type="file" accept=".vtt,text/vtt" {...told} />
      {problem === undefined ? null : (
        <p id={`${id}-problem`} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
};
