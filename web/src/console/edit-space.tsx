import { useState, type FormEvent, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import type { MeetSpace } from "@roomreel/contract";
import { changeSpace } from "../api/accounts.ts";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { accountAccess } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { consoleText } from "../texts/console-text.ts";
import styles from "./rooms-page.module.css";

/** Name and description of a space; its owner too, for those who may hand it over. */
export const EditSpace = (props: { space: MeetSpace; withOwner: boolean; onDone: () => void }): ReactNode => {
  const { space } = props;
  const before = { name: space.name, description: space.description, owner: space.owner ?? "" };
  const [asked, setAsked] = useState(before);
  const queries = useQueryClient();
  const { owner, ...rest } = asked;
  const isHandedOver = owner.trim() !== "" && owner.trim() !== before.owner;
  const save = useMutation({
    mutationFn: () =>
      changeSpace(accountAccess, space.spaceId, { ...rest, ...(isHandedOver ? { owner: owner.trim() } : {}) }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["spaces"] });
      toast.success(consoleText.spaceEditing.saved);
      props.onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  const words = consoleText.spaceEditing;
  const isNobody = isHandedOver && save.error instanceof ApiProblem && save.error.status === 422;
  const field = (name: keyof typeof before) => ({
    value: asked[name],
    onChange: (event: { target: { value: string } }) => setAsked({ ...asked, [name]: event.target.value }),
  });
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={consoleText.spaces.name}
        maxLength={50}
        required
        {...field("name")}
        {...(save.isError && !isNobody ? { problem: wordsOf(save.error) } : {})}
      />
      <Field label={words.description} maxLength={1000} {...field("description")} />
      {props.withOwner ? (
        <Field
          label={words.owner}
          maxLength={50}
          autoCapitalize="none"
          {...field("owner")}
          {...(isNobody ? { problem: words.noOwner } : {})}
        />
      ) : null}
      {isHandedOver ? <p>{words.ownerHint}</p> : null}
      <Button type="submit" look="main" busy={save.isPending}>
        {words.save}
      </Button>
    </form>
  );
};
