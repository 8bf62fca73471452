import { useState, type ReactNode } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { useLocation } from "wouter";
import type { MeetRoom } from "@roomreel/contract";
import { wordsOf } from "../api/request.ts";
import { deleteRoom, setRoomStatus } from "../api/rooms.ts";
import { accountAccess } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { Question } from "../parts/dialog.tsx";
import { text } from "../texts/index.ts";

/** Closing or opening a room, and deleting it. */
export const RoomActions = ({ room }: { room: MeetRoom }): ReactNode => {
  const [asking, setAsking] = useState(false);
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const status = useMutation({
    mutationFn: () => setRoomStatus(accountAccess, room.roomId, room.status === "closed" ? "open" : "closed"),
    onError: (problem) => toast.error(wordsOf(problem)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["room", room.roomId] }),
  });
  const remove = useMutation({
    mutationFn: () => deleteRoom(accountAccess, room.roomId),
    onError: (problem) => toast.error(wordsOf(problem)),
    onSuccess: async () => {
      toast.success(text.rooms.deleted);
      navigate("/");
      await queries.invalidateQueries({ queryKey: ["rooms"] });
    },
  });
  return (
    <>
      <Button busy={status.isPending} onClick={() => status.mutate()}>
        {room.status === "closed" ? text.rooms.openRoom : text.rooms.closeRoom}
      </Button>
      <Button busy={remove.isPending} onClick={() => setAsking(true)}>
        {text.rooms.deleteRoom}
      </Button>
      <Question
        open={asking}
        onOpenChange={setAsking}
        title={text.rooms.deleteTitle}
        body={text.rooms.deleteText}
        act={text.rooms.deleteRoom}
        look="danger"
        onAct={() => remove.mutate()}
      />
    </>
  );
};
