import { useId, useState, type FormEvent, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { MeetRecording } from "@roomreel/contract";
import type { Access } from "../api/access.ts";
import { wordsOf } from "../api/request.ts";
import { makeShare, type NewShare } from "../api/shares.ts";
import { Button } from "../parts/button.tsx";
import { Choose, Field } from "../parts/field.tsx";
import { Switch } from "../parts/switch.tsx";
import { clockText } from "../texts/format.ts";
import { libraryText } from "../texts/library-text.ts";
import forms from "./forms.module.css";
import { type Entered, expiries, termsOf, type Wrong } from "./share-terms.ts";

type Props = {
  access: Access;
  recording: MeetRecording;
  startSeconds: number;
  onMade: (url: string) => void;
};

const audiences = ["public", "signed-in"] as const;

/** The terms of a new link. A link carries no more rights than its maker has. */
export const ShareForm = ({ access, recording, startSeconds, onMade }: Props): ReactNode => {
  const mayDownload = recording.may?.includes("download") === true;
  const [entered, setEntered] = useState<Entered>({
    access: "public",
    expiry: "never",
    lastDay: "",
    password: "",
    download: mayDownload,
    start: startSeconds < 1 ? "" : clockText(startSeconds),
    name: "",
  });
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: (terms: NewShare) => makeShare(access, recording.recordingId, terms),
    onSuccess: async ({ url }) => {
      onMade(url);
      await queries.invalidateQueries({ queryKey: ["recordings", "shares", recording.recordingId] });
    },
  });
  const change = (patch: Partial<Entered>): void => {
    setWrong(null);
    setEntered({ ...entered, ...patch });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const terms = termsOf(entered, recording.duration, Date.now());
    if (typeof terms === "string") setWrong(terms);
    else make.mutate(terms);
  };
  const words = libraryText.share;
  return (
    <form className={forms.form} onSubmit={submit} noValidate>
      <Reach entered={entered} onChange={change} wrong={wrong} />
      <Limits entered={entered} onChange={change} wrong={wrong} mayDownload={mayDownload} />
      {make.isError ? (
        <p role="alert" className={forms.problem}>
          {wordsOf(make.error)}
        </p>
      ) : null}
      <Button type="submit" look="main" busy={make.isPending}>
        {words.make}
      </Button>
    </form>
  );
};

type Part = { entered: Entered; onChange: (patch: Partial<Entered>) => void; wrong: Wrong | null };
const problemIf = (is: boolean, words: string) => (is ? { problem: words } : {});

/** Who, and until when. */
const Reach = ({ entered, onChange, wrong }: Part): ReactNode => {
  const words = libraryText.share;
  return (
    <div className={forms.pair}>
      <Choose
        label={words.access}
        value={entered.access}
        choices={audiences.map((value) => ({ value, label: words.accesses[value] }))}
        onChange={(value) => onChange({ access: audiences.find((one) => one === value) ?? "public" })}
      />
      <Choose
        label={words.expires}
        value={entered.expiry}
        choices={expiries.map((value) => ({ value, label: words.expiries[value] }))}
        onChange={(value) => onChange({ expiry: expiries.find((one) => one === value) ?? "never" })}
      />
      {entered.expiry === "date" ? (
        <Field
          type="date"
          label={words.lastDay}
          value={entered.lastDay}
          onChange={(event) => onChange({ lastDay: event.target.value })}
          {...problemIf(wrong === "lastDay", words.lastDayWrong)}
        />
      ) : null}
    </div>
  );
};

const Limits = ({ entered, onChange, wrong, mayDownload }: Part & { mayDownload: boolean }): ReactNode => {
  const words = libraryText.share;
  const id = useId();
  const startProblem = wrong === "late" ? words.startLate : words.startWrong;
  return (
    <>
      <div className={forms.pair}>
        <Field
          label={words.password}
          value={entered.password}
          placeholder={words.passwordHint}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => onChange({ password: event.target.value })}
          {...problemIf(wrong === "password", words.passwordShort)}
        />
        <Field
          label={words.start}
          value={entered.start}
          placeholder={words.startHint}
          inputMode="numeric"
          onChange={(event) => onChange({ start: event.target.value })}
          {...problemIf(wrong === "start" || wrong === "late", startProblem)}
        />
        <Field
          label={words.name}
          value={entered.name}
          placeholder={words.nameHint}
          maxLength={100}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </div>
      {mayDownload ? (
        <div className={forms.line}>
          <label htmlFor={id}>{words.download}</label>
          <Switch id={id} on={entered.download} onChange={(download) => onChange({ download })} />
        </div>
      ) : null}
    </>
  );
};
