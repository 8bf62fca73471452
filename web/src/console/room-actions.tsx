import { useState, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { DoorClosed, DoorOpen, Ellipsis, Trash2 } from "lucide-react";
import { toast } from "sonner";
import { useLocation } from "wouter";
import type { MeetRoom } from "@roomreel/contract";
import { wordsOf } from "../api/request.ts";
import { deleteRoom, setRoomStatus } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { Question } from "../parts/dialog.tsx";
import { Menu, MenuItem, MenuLine } from "../parts/menu.tsx";
import { RoundButton } from "../parts/round-button.tsx";
import { consoleText } from "../texts/console-text.ts";

/** Closing or opening a room, and deleting it. */
export const RoomActions = ({ room }: { room: MeetRoom }): ReactNode => {
  const [asking, setAsking] = useState(false);
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const isClosed = room.status === "closed";
  const status = useMutation({
    mutationFn: () => setRoomStatus(accountAccess, room.roomId, isClosed ? "open" : "closed"),
    onError: (problem) => toast.error(wordsOf(problem)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["rooms", room.roomId] }),
  });
  const remove = useMutation({
    mutationFn: () => deleteRoom(accountAccess, room.roomId),
    onError: (problem) => toast.error(wordsOf(problem)),
    onSuccess: async () => {
      toast.success(consoleText.rooms.deleted);
      navigate("/rooms");
      await queries.invalidateQueries({ queryKey: ["rooms"] });
    },
  });
  return (
    <>
      <Menu
        trigger={
          <RoundButton name={consoleText.moreOfRoom}>
            <Ellipsis size={18} aria-hidden />
          </RoundButton>
        }
      >
        <MenuItem
          icon={isClosed ? <DoorOpen size={18} aria-hidden /> : <DoorClosed size={18} aria-hidden />}
          onSelect={() => status.mutate()}
        >
          {isClosed ? consoleText.rooms.openRoom : consoleText.rooms.closeRoom}
        </MenuItem>
        <MenuLine />
        <MenuItem look="danger" icon={<Trash2 size={18} aria-hidden />} onSelect={() => setAsking(true)}>
          {consoleText.rooms.deleteRoom}
        </MenuItem>
      </Menu>
      <Question
        open={asking}
        onOpenChange={setAsking}
        title={consoleText.rooms.deleteTitle}
        body={consoleText.rooms.deleteText}
        act={consoleText.rooms.deleteRoom}
        look="danger"
        onAct={() => remove.mutate()}
      />
    </>
  );
};
