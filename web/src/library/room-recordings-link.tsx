import type { ReactNode } from "react";
import { useMutation } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import { toast } from "sonner";
import type { Access } from "../api/access.ts";
import { wordsOf } from "../api/request.ts";
import { getRoom } from "../api/rooms.ts";
import { Button } from "../parts/button.tsx";
import { copyAndSay } from "../parts/copy-text.ts";
import { libraryText } from "../texts/library-text.ts";

/** Copies the link that opens a room's recordings to whoever has it, for those who may share the room's links. */
export const RoomRecordingsLink = ({ access, roomId }: { access: Access; roomId: string }): ReactNode => {
  const copy = useMutation({
    mutationFn: async () => {
      const { enabled, url } = (await getRoom(access, roomId)).access.anonymous.recording;
      if (!enabled || url === undefined) toast.error(libraryText.files.linkOff);
      else await copyAndSay(url);
    },
    onError: (problem) => toast.error(wordsOf(problem)),
  });
  return (
    <Button busy={copy.isPending} onClick={() => copy.mutate()}>
      <Link2 size={18} aria-hidden />
      {libraryText.files.copyLink}
    </Button>
  );
};
