import { useState, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { toast } from "sonner";
import { useLocation } from "wouter";
import type { MeetSpace } from "@roomreel/contract";
import { deleteSpace } from "../api/accounts.ts";
import { wordsOf } from "../api/request.ts";
import { accountAccess, sessionNow } from "../api/session.ts";
import { Dialog, Question } from "../parts/dialog.tsx";
import { Menu, MenuItem, MenuLine } from "../parts/menu.tsx";
import { RoundButton } from "../parts/round-button.tsx";
import { consoleText } from "../texts/console-text.ts";
import { EditSpace } from "./edit-space.tsx";

/** SP2: the owner and administrators hand a space over and delete it. */
const isOwners = (space: MeetSpace): boolean => {
  const session = sessionNow();
  return session?.role === "admin" || session?.userId === space.owner;
};

/** Editing a space, and deleting it. */
export const SpaceActions = ({ space }: { space: MeetSpace }): ReactNode => {
  const [open, setOpen] = useState<"edit" | "removal" | null>(null);
  const close = (isOpen: boolean): void => (isOpen ? undefined : setOpen(null));
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteSpace(accountAccess, space.spaceId),
    onError: (problem) => void toast.error(wordsOf(problem)),
    onSuccess: async () => {
      toast.success(consoleText.spaces.removed);
      await queries.invalidateQueries({ queryKey: ["spaces"] });
      navigate("/spaces");
    },
  });
  const words = consoleText.spaceEditing;
  return (
    <>
      <Menu
        trigger={
          <RoundButton name={words.more}>
            <Ellipsis size={18} aria-hidden />
          </RoundButton>
        }
      >
        <MenuItem icon={<Pencil size={18} aria-hidden />} onSelect={() => setOpen("edit")}>
          {words.edit}
        </MenuItem>
        {isOwners(space) ? (
          <>
            <MenuLine />
            <MenuItem look="danger" icon={<Trash2 size={18} aria-hidden />} onSelect={() => setOpen("removal")}>
              {consoleText.spaces.remove}
            </MenuItem>
          </>
        ) : null}
      </Menu>
      <Dialog open={open === "edit"} onOpenChange={close} title={words.edit}>
        <EditSpace space={space} withOwner={isOwners(space)} onDone={() => setOpen(null)} />
      </Dialog>
      <Question
        open={open === "removal"}
        onOpenChange={close}
        title={consoleText.spaces.removeTitle}
        body={consoleText.spaces.removeText}
        act={consoleText.spaces.remove}
        look="danger"
        onAct={() => remove.mutate()}
      />
    </>
  );
};
