import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { ChatMessage, MeetingMessage } from "@roomreel/contract";
import { chatOf } from "../api/meeting.ts";
import type { Member } from "../api/member.ts";
import { Said } from "../parts/said.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import { text } from "../texts/index.ts";
import { landed, launched, SEEN_MS, stillAir, type Flying } from "./reactions.ts";
import { TalkContext } from "./talk-context.ts";
import { allRead, caughtUp, heard, silence, type Reader, type Talk } from "./talk.ts";

type Hear = (listener: (message: MeetingMessage) => void) => () => void;

/** Keeps what is said and shown in the meeting, for the panel, the button and the tiles within. */
export const TalkProvider = (props: {
  member: Member;
  hear: Hear;
  /** Whether messages arrive; when that begins anew, what was missed is fetched. */
  connected: boolean;
  chatOpen: boolean;
  children: ReactNode;
}): ReactNode => {
  const { me, may } = useMeeting();
  const reader = useMemo(() => ({ identity: me.identity, reading: props.chatOpen }), [me.identity, props.chatOpen]);
  const { talk, announced } = useKeptTalk(props, reader, may("chatRead"));
  const flying = useFlying(props.hear);
  const { onTiles, tileFor } = useTiles();
  const [draft, setDraft] = useState("");
  const view = useMemo(
    () => ({ talk, flying, onTiles, tileFor, draft, setDraft }),
    [talk, flying, onTiles, tileFor, draft],
  );
  return (
    <TalkContext value={view}>
      {props.children}
      <Said words={announced === null ? "" : text.chat.arrived(announced.from.name)} turn={announced?.id ?? ""} />
    </TalkContext>
  );
};

/** @returns `announced`: the message that came last while the panel was closed; the open panel is read out itself */
const useKeptTalk = (
  { member, hear, connected }: { member: Member; hear: Hear; connected: boolean },
  reader: Reader,
  mayRead: boolean,
): { talk: Talk; announced: ChatMessage | null } => {
  const [talk, setTalk] = useState(silence);
  const now = useRef(reader);
  useEffect(() => {
    now.current = reader;
  }, [reader]);
  if (reader.reading && talk.unread > 0) setTalk(allRead(talk));
  useEffect(
    () => hear((message) => (message.is === "chat" ? setTalk((was) => heard(was, message, now.current)) : undefined)),
    [hear],
  );
  useEffect(() => {
    if (!connected || !mayRead) return undefined;
    let here = true;
    // Without it one goes on with what arrives; the next connection fetches it again.
    chatOf(member).then(
      (history) => (here ? setTalk((was) => caughtUp(was, history, now.current)) : undefined),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [member, connected, mayRead]);
  const last = talk.unread === 0 ? undefined : talk.messages.findLast(({ from }) => from.identity !== reader.identity);
  return { talk, announced: last ?? null };
};

const useFlying = (hear: Hear): readonly Flying[] => {
  const [air, setAir] = useState(stillAir);
  useEffect(
    () =>
      hear((message) => {
        if (message.is === "reaction") setAir((was) => launched(was, { ...message, at: Date.now() }));
      }),
    [hear],
  );
  const oldest = air.flying[0]?.at;
  useEffect(() => {
    if (oldest === undefined) return undefined;
    const timer = setTimeout(() => setAir((was) => landed(was, Date.now())), oldest + SEEN_MS - Date.now());
    return () => clearTimeout(timer);
  }, [oldest]);
  return air.flying;
};

const useTiles = (): { onTiles: ReadonlySet<string>; tileFor: (identity: string) => () => void } => {
  const [tiles, setTiles] = useState<readonly string[]>([]);
  const tileFor = useCallback((identity: string) => {
    setTiles((before) => [...before, identity]);
    return () => setTiles((before) => before.toSpliced(before.indexOf(identity), before.includes(identity) ? 1 : 0));
  }, []);
  const onTiles = useMemo(() => new Set(tiles), [tiles]);
  return { onTiles, tileFor };
};
