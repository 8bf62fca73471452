import type { ReactNode } from "react";
import { Question } from "../parts/dialog.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import type { Person } from "../room/picture.ts";
import { text } from "../texts/index.ts";

/** Asks before somebody is removed from the meeting. */
export const RemoveQuestion = (props: {
  person: Person;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}): ReactNode => {
  const { act, state } = useMeeting();
  const { identity, name } = props.person;
  return (
    <Question
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={text.people.removeTitle(name)}
      body={state?.locked === true ? text.people.removeText : `${text.people.removeText} ${text.people.removeLock}`}
      act={text.people.remove}
      look="danger"
      onAct={() => void act({ do: "remove", identity })}
      {...(state?.locked === true
        ? {}
        : {
            beside: {
              act: text.people.removeAndLock,
              look: "danger",
              onAct: () => void act({ do: "remove", identity, lock: true }),
            },
          })}
    />
  );
};
