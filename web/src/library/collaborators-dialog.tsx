import { useState, type FormEvent, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { toast } from "sonner";
import type { Collaboration, MeetRecording } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { type Collaborator, setCollaborators, setRecordingOwner } from "../api/library.ts";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Choose, Field } from "../parts/field.tsx";
import { libraryText } from "../texts/library-text.ts";
import type { AboutOne } from "./details-dialog.tsx";
import forms from "./forms.module.css";

/** What somebody may do beside the owner, as one choice. */
const choices = ["co-viewer", "co-editor", "co-publisher", "co-both"] as const;
type Choice = (typeof choices)[number];
const meaning: Readonly<Record<Choice, readonly Collaboration[]>> = {
  "co-viewer": ["co-viewer"],
  "co-editor": ["co-editor"],
  "co-publisher": ["co-publisher"],
  "co-both": ["co-editor", "co-publisher"],
};
const choiceOf = ({ as }: Collaborator): Choice => {
  if (as.includes("co-editor")) return as.includes("co-publisher") ? "co-both" : "co-editor";
  return as.includes("co-publisher") ? "co-publisher" : "co-viewer";
};
const chosen = (value: string): Choice => choices.find((one) => one === value) ?? "co-viewer";
const labelled = () => choices.map((value) => ({ value, label: libraryText.collaborators.roles[value] }));

/** Who else has a recording, and to whom it is given. Each change holds at once. */
export const CollaboratorsDialog = ({ access, recording, onClose }: AboutOne): ReactNode => {
  const [held, setHeld] = useState(recording);
  const words = libraryText.collaborators;
  const saving = useAssigning(setHeld, (wanted: readonly Collaborator[]) =>
    setCollaborators(access, recording.recordingId, wanted),
  );
  const change = (userId: string, to: Choice | null): void => {
    const others = held.collaborators.filter((one) => one.userId !== userId);
    const at = held.collaborators.findIndex((one) => one.userId === userId);
    const next = to === null ? others : held.collaborators.with(at, { userId, as: [...meaning[to]] });
    saving.mutate(next);
  };
  return (
    <Dialog open onOpenChange={onClose} title={words.title} body={words.hint}>
      <ul className={forms.people} data-wide>
        <li className={forms.person}>
          <strong>{held.owner}</strong>
          <span className={forms.soft}>{words.owner}</span>
        </li>
        {held.collaborators.map((one) => (
          <li key={one.userId} className={forms.person}>
            <strong>{one.userId}</strong>
            <Choose
              label={words.asOf(one.userId)}
              value={choiceOf(one)}
              choices={labelled()}
              onChange={(value) => change(one.userId, chosen(value))}
            />
            <button
              type="button"
              className={forms.icon}
              aria-label={words.remove(one.userId)}
              onClick={() => change(one.userId, null)}
            >
              <X size={18} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {saving.isError ? <Problem problem={saving.error} /> : null}
      <AddPerson access={access} held={held} onHeld={setHeld} />
      <GiveAway access={access} held={held} onHeld={setHeld} />
    </Dialog>
  );
};

const Problem = ({ problem }: { problem: unknown }): ReactNode => (
  <p role="alert" className={forms.hint}>
    {wordsOf(problem)}
  </p>
);

type Held = { access: Access; held: MeetRecording; onHeld: (held: MeetRecording) => void };

const useAssigning = <Wanted,>(
  onHeld: (held: MeetRecording) => void,
  assign: (wanted: Wanted) => Promise<MeetRecording>,
) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: assign,
    onSuccess: onHeld,
    onSettled: () => queries.invalidateQueries({ queryKey: ["recordings"] }),
  });
};

/** The server names a field when there is no such account. */
const wordsFor = (problem: unknown): string =>
  problem instanceof ApiProblem && problem.status === 422 ? libraryText.collaborators.nobody : wordsOf(problem);

const AddPerson = ({ access, held, onHeld }: Held): ReactNode => {
  const [user, setUser] = useState("");
  const [as, setAs] = useState<Choice>("co-viewer");
  const words = libraryText.collaborators;
  const name = user.trim();
  const isThere = name === held.owner || held.collaborators.some(({ userId }) => userId === name);
  const add = useAssigning(
    (now) => {
      setUser("");
      onHeld(now);
    },
    () => setCollaborators(access, held.recordingId, [...held.collaborators, { userId: name, as: meaning[as] }]),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name !== "" && !isThere) add.mutate(null);
  };
  const problem = isThere ? words.already : add.isError ? wordsFor(add.error) : undefined;
  return (
    <form className={forms.add} onSubmit={submit}>
      <Field
        label={words.user}
        value={user}
        maxLength={50}
        autoCapitalize="none"
        autoComplete="off"
        onChange={(event) => setUser(event.target.value)}
        {...(problem === undefined ? {} : { problem })}
      />
      <Choose label={words.as} value={as} choices={labelled()} onChange={(value) => setAs(chosen(value))} />
      <Button type="submit" busy={add.isPending || name === "" || isThere}>
        {words.add}
      </Button>
    </form>
  );
};

/** Behind a button: it takes the recording away from oneself. */
const GiveAway = ({ access, held, onHeld }: Held): ReactNode => {
  const [user, setUser] = useState<string | null>(null);
  const words = libraryText.collaborators;
  const give = useAssigning(
    (now) => {
      setUser(null);
      onHeld(now);
      toast.success(words.given);
    },
    (to: string) => setRecordingOwner(access, held.recordingId, to),
  );
  if (user === null)
    return (
      <Button look="quiet" className={forms.second ?? ""} onClick={() => setUser("")}>
        {words.change}
      </Button>
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (user.trim() !== "") give.mutate(user.trim());
  };
  return (
    <form className={forms.form} onSubmit={submit}>
      <div>
        <Field
          label={words.newOwner}
          value={user}
          focused
          maxLength={50}
          autoCapitalize="none"
          autoComplete="off"
          onChange={(event) => setUser(event.target.value)}
          {...(give.isError ? { problem: wordsFor(give.error) } : {})}
        />
        <p className={forms.hint}>{words.newOwnerHint}</p>
      </div>
      <Button type="submit" look="danger" busy={give.isPending || user.trim() === ""}>
        {words.give}
      </Button>
    </form>
  );
};
