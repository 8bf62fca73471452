import { useState, type FormEvent, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { addRoomMember, type BaseRole } from "../api/room-members.ts";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { accountAccess } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Choose, Field } from "../parts/field.tsx";
import { consoleText } from "../texts/console-text.ts";
import { text } from "../texts/index.ts";
import { labelled, memberRoles } from "./choices.ts";
import list from "./rooms-page.module.css";

const ways = ["byAccount", "byName"] as const;

/** Gives somebody a place in a room: an account, or a guest of a name. */
export const NewMember = ({ roomId, onDone }: { roomId: string; onDone: () => void }): ReactNode => {
  const [way, setWay] = useState<(typeof ways)[number]>("byAccount");
  const [who, setWho] = useState("");
  const [baseRole, setBaseRole] = useState<BaseRole>("speaker");
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: () => {
      const whom = way === "byAccount" ? { userId: who.trim() } : { name: who.trim() };
      return addRoomMember(accountAccess, roomId, { ...whom, baseRole });
    },
    onSuccess: async ({ name }) => {
      await queries.invalidateQueries({ queryKey: ["rooms", roomId, "members"] });
      toast.success(consoleText.members.added(name));
      onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (who.trim() !== "") add.mutate();
  };
  const words = consoleText.members;
  const isUnknown = way === "byAccount" && add.error instanceof ApiProblem && add.error.status === 422;
  const problem = add.isError ? { problem: isUnknown ? words.noAccount : wordsOf(add.error) } : {};
  return (
    <form className={list.form} onSubmit={submit}>
      <Choose
        label={words.by}
        value={way}
        choices={ways.map((value) => ({ value, label: words[value] }))}
        onChange={(value) => {
          setWay(value === "byName" ? "byName" : "byAccount");
          add.reset();
        }}
      />
      <Field
        key={way}
        label={way === "byAccount" ? words.account : words.name}
        autoCapitalize={way === "byAccount" ? "none" : "words"}
        autoComplete="off"
        focused
        required
        maxLength={50}
        value={who}
        onChange={(event) => setWho(event.target.value)}
        {...problem}
      />
      <Choose
        label={words.role}
        value={baseRole}
        choices={labelled(memberRoles, text.roles)}
        onChange={(value) => setBaseRole(memberRoles.find((role) => role === value) ?? "speaker")}
      />
      <Button type="submit" look="main" busy={add.isPending}>
        {words.submit}
      </Button>
    </form>
  );
};
