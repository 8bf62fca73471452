import { useState, type FormEvent, type ReactNode } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import type { MeetSpace, RoomConfig } from "@roomreel/contract";
import { spacesToChoose } from "../api/accounts.ts";
import { wordsOf } from "../api/request.ts";
import { createRoom } from "../api/rooms.ts";
import { accountAccess, sessionNow } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Choose, Field } from "../parts/field.tsx";
import { consoleText } from "../texts/console-text.ts";
import { labelled, stageModes } from "./choices.ts";
import { enteredOf, newTimeFrame, timesOf, TimeFrameFields } from "./time-frame-fields.tsx";
import styles from "./rooms-page.module.css";

type Opening = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

/**
 * A new room: a name is enough, and Enter creates it; where it belongs, when it is open and who is on stage may be
 * chosen besides. `within`: the space that it shall belong to.
 */
export const NewRoomDialog = ({ within, ...opening }: Opening & { within?: MeetSpace }): ReactNode => (
  <Dialog {...opening} title={consoleText.newRoom.title}>
    <NewRoom within={within ?? null} />
  </Dialog>
);

/** The spaces to which one may add. */
const useSpaces = (isAsked: boolean): readonly MeetSpace[] => {
  const spaces = useQuery({
    queryKey: ["spaces", "all"],
    queryFn: () => spacesToChoose(accountAccess),
    enabled: isAsked,
  });
  return (spaces.data ?? []).filter(({ rights }) => rights.add);
};

/** Rooms of their own are made by administrators and room managers; anybody who may add to a space makes some there. */
const SINGLE = "";
/** No identifier of a space. */
const BROADCAST = "*broadcast";
const makesSingles = (): boolean => sessionNow()?.role !== "room_member";

const whens = ["always", "scheduled"] as const;

const NewRoom = ({ within }: { within: MeetSpace | null }): ReactNode => {
  const [name, setName] = useState("");
  const [chosen, setSpace] = useState<string | null>(null);
  const [when, setWhen] = useState<(typeof whens)[number]>("always");
  const [planned] = useState(() => newTimeFrame(Date.now()));
  const [entered, setEntered] = useState(() => enteredOf(planned));
  const [stage, setStage] = useState<RoomConfig["stage"]>("everyone");
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const spaces = useSpaces(within === null);
  const space = within?.spaceId ?? chosen ?? (makesSingles() ? SINGLE : (spaces[0]?.spaceId ?? SINGLE));
  const times = when === "always" ? null : timesOf(entered);
  const create = useMutation({
    mutationFn: () =>
      createRoom(accountAccess, {
        roomName: name.trim(),
        ...placeOf(space),
        config: {
          ...(stage === "everyone" ? {} : { stage }),
          ...(times === null || typeof times === "string" ? {} : { schedule: { ...planned, ...times } }),
        },
      }),
    onSuccess: async ({ roomId }) => {
      await queries.invalidateQueries({ queryKey: ["rooms"] });
      navigate(`/rooms/${encodeURIComponent(roomId)}`);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== "" && typeof times !== "string") create.mutate();
  };
  const words = consoleText.newRoom;
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={words.name}
        placeholder={consoleText.rooms.namePlaceholder}
        value={name}
        maxLength={50}
        required
        focused
        onChange={(event) => setName(event.target.value)}
        {...(create.isError ? { problem: wordsOf(create.error) } : {})}
      />
      {within === null ? <Where spaces={spaces} chosen={space} onChoose={setSpace} /> : null}
      <Choose
        label={words.lasting}
        value={when}
        choices={labelled(whens, words.lastings)}
        onChange={(value) => setWhen(value === "scheduled" ? "scheduled" : "always")}
      />
      {when === "scheduled" ? (
        <TimeFrameFields entered={entered} earlyMinutes={planned.earlyMinutes} onChange={setEntered} />
      ) : null}
      <Choose
        label={words.mode}
        value={stage}
        choices={labelled(stageModes, consoleText.settings.stageModes)}
        onChange={(value) => setStage(stageModes.find((mode) => mode === value) ?? "everyone")}
      />
      <Button type="submit" look="main" busy={create.isPending}>
        {words.submit}
      </Button>
    </form>
  );
};

const placeOf = (place: string): { readonly spaceId?: string; readonly kind?: "broadcast" } =>
  place === SINGLE ? {} : place === BROADCAST ? { kind: "broadcast" } : { spaceId: place };

const Where = (props: {
  spaces: readonly MeetSpace[];
  chosen: string;
  onChoose: (space: string) => void;
}): ReactNode => {
  const words = consoleText.newRoom;
  const own = [
    { value: SINGLE, label: words.single },
    { value: BROADCAST, label: words.broadcast },
  ];
  const others = props.spaces.map(({ spaceId, kind, name }) => ({ value: spaceId, label: words.inSpace[kind](name) }));
  return (
    <Choose
      label={words.where}
      value={props.chosen}
      choices={[...(makesSingles() ? own : []), ...others]}
      onChange={props.onChoose}
    />
  );
};
