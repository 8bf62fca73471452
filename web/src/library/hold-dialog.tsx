import { useState, type FormEvent, type ReactNode } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { getHold, holdRecording, liftHold } from "../api/library.ts";
import { wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Dialog, Question } from "../parts/dialog.tsx";
import { Field } from "../parts/field.tsx";
import { dayText } from "../texts/format.ts";
import { libraryText } from "../texts/library-text.ts";
import type { AboutOne } from "./details-dialog.tsx";
import forms from "./forms.module.css";

/** With a reason, that whoever lifts it reads. */
export const HoldDialog = ({ access, recording, onClose }: AboutOne): ReactNode => {
  const [reason, setReason] = useState("");
  const queries = useQueryClient();
  const words = libraryText.hold;
  const hold = useMutation({
    mutationFn: () => holdRecording(access, recording.recordingId, reason),
    onSuccess: async () => {
      toast.success(words.done);
      onClose();
      await queries.invalidateQueries({ queryKey: ["recordings"] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== "") hold.mutate();
  };
  return (
    <Dialog open onOpenChange={onClose} title={words.title} body={words.body}>
      <form className={forms.form} onSubmit={submit}>
        <Field
          label={words.reason}
          required
          focused
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          {...(hold.isError ? { problem: wordsOf(hold.error) } : {})}
        />
        <Button type="submit" look="main" busy={hold.isPending || reason.trim() === ""}>
          {words.act}
        </Button>
      </form>
    </Dialog>
  );
};

export const LiftDialog = ({ access, recording, onClose }: AboutOne): ReactNode => {
  const queries = useQueryClient();
  const words = libraryText.hold;
  const { data } = useQuery({
    queryKey: ["recordings", "hold", recording.recordingId],
    queryFn: () => getHold(access, recording.recordingId),
  });
  const lift = useMutation({
    mutationFn: () => liftHold(access, recording.recordingId),
    onSuccess: () => toast.success(words.lifted),
    onError: (problem) => toast.error(wordsOf(problem)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["recordings"] }),
  });
  const why = data === undefined ? [] : [`“${data.reason}”`, `${words.why(data.by, dayText(data.since))}.`];
  return (
    <Question
      open
      onOpenChange={onClose}
      title={words.liftTitle}
      body={[...why, words.liftText].join(" ")}
      act={libraryText.deeds.lift}
      onAct={() => lift.mutate()}
    />
  );
};
