import { useState, type FormEvent, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { toast } from "sonner";
import type { MeetSpace, MeetSpaceMember, SpaceRole } from "@roomreel/contract";
import { listSpaceMembers, placeInSpace, takeOutOfSpace } from "../api/accounts.ts";
import { wordsOf } from "../api/request.ts";
import { accountAccess } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Question } from "../parts/dialog.tsx";
import { Choose, Field } from "../parts/field.tsx";
import { RoundButton } from "../parts/round-button.tsx";
import { consoleText } from "../texts/console-text.ts";
import { PagedList } from "./paged-list.tsx";
import people from "./people.module.css";

const roles = ["manager", "moderator", "contributor", "member"] as const;
const choices = () => roles.map((value) => ({ value, label: consoleText.spaces.roles[value] }));
const roleIn = (value: string): SpaceRole => roles.find((role) => role === value) ?? "member";

const useChange = <Asked,>(spaceId: string, run: (asked: Asked) => Promise<unknown>) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSettled: () => queries.invalidateQueries({ queryKey: ["spaces", spaceId, "members"] }),
  });
};

/** Who is in a space and as what; managers change it. */
export const SpaceMembers = ({ space }: { space: MeetSpace }): ReactNode => (
  <>
    {space.rights.manage ? <Adding space={space} /> : null}
    <PagedList
      name={["spaces", space.spaceId, "members"]}
      load={async (after) => {
        const { members, pagination } = await listSpaceMembers(accountAccess, space.spaceId, after);
        return { items: members, pagination };
      }}
      keyOf={({ userId }) => userId}
      renderLine={(member) => <Line space={space} member={member} />}
      empty={null}
    />
  </>
);

const Line = ({ space, member }: { space: MeetSpace; member: MeetSpaceMember }): ReactNode => {
  const { spaceId } = space;
  const place = useChange(spaceId, (role: SpaceRole) =>
    placeInSpace(accountAccess, spaceId, { userId: member.userId, role }).catch((problem: unknown) => {
      toast.error(wordsOf(problem));
    }),
  );
  const takeOut = useChange(spaceId, () =>
    takeOutOfSpace(accountAccess, spaceId, member.userId).catch((problem: unknown) => {
      toast.error(wordsOf(problem));
    }),
  );
  const [asking, setAsking] = useState(false);
  const words = consoleText.spaceEditing;
  const isFixed = member.isOwner || !space.rights.manage;
  return (
    <div className={people.line}>
      <div className={people.who}>
        <strong>{member.name}</strong>
        <span>{member.userId}</span>
      </div>
      {isFixed ? (
        <span className={people.owner}>
          {member.isOwner ? consoleText.spaces.owner : consoleText.spaces.roles[member.role]}
        </span>
      ) : (
        <div className={people.controls}>
          <select
            aria-label={consoleText.spaces.roleOf(member.name)}
            className={people.role}
            value={member.role}
            disabled={place.isPending}
            onChange={(event) => place.mutate(roleIn(event.target.value))}
          >
            {choices().map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <RoundButton name={consoleText.spaces.removeMember(member.name)} onClick={() => setAsking(true)}>
            <X size={18} aria-hidden />
          </RoundButton>
          <Question
            open={asking}
            onOpenChange={setAsking}
            title={words.outTitle(member.name)}
            body={words.outText}
            act={words.out}
            look="danger"
            onAct={() => takeOut.mutate(undefined)}
          />
        </div>
      )}
    </div>
  );
};

const Adding = ({ space }: { space: MeetSpace }): ReactNode => {
  const [userId, setUserId] = useState("");
  const [role, setRole] = useState<SpaceRole>("member");
  const add = useChange(space.spaceId, async () => {
    await placeInSpace(accountAccess, space.spaceId, { userId: userId.trim(), role });
    setUserId("");
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate(undefined);
  };
  return (
    <form className={people.add} onSubmit={submit}>
      <Field
        label={consoleText.spaces.user}
        value={userId}
        maxLength={50}
        autoCapitalize="none"
        required
        onChange={(event) => setUserId(event.target.value)}
        {...(add.isError ? { problem: wordsOf(add.error) } : {})}
      />
      <Choose
        label={consoleText.spaces.role}
        value={role}
        choices={choices()}
        onChange={(value) => setRole(roleIn(value))}
      />
      <Button type="submit" busy={add.isPending}>
        {consoleText.spaces.add}
      </Button>
    </form>
  );
};
