import { Fragment, type ReactNode } from "react";
import {
  ArrowDownToLine,
  ArrowUpToLine,
  Crown,
  Eye,
  Hand,
  Maximize2,
  Mic,
  MicOff,
  Minimize2,
  MonitorX,
  Pin,
  PinOff,
  UserX,
  VideoOff,
  X,
} from "lucide-react";
import { MenuItem, MenuLine } from "../parts/menu.tsx";
import { useMeeting } from "../room/meeting-context.ts";
import type { Person } from "../room/picture.ts";
import type { Pin as Tile } from "../room/pin.ts";
import { text } from "../texts/index.ts";
import { actionsFor, type ActionName, type PersonAction } from "./person-actions.ts";

const icons: Readonly<Record<ActionName, typeof Pin>> = {
  pin: Pin,
  unpin: PinOff,
  mainCamera: Maximize2,
  mainCameraOff: Minimize2,
  lowerHand: Hand,
  bring: ArrowUpToLine,
  declineStage: X,
  mute: MicOff,
  stopCamera: VideoOff,
  stopScreen: MonitorX,
  removeFromStage: ArrowDownToLine,
  makeModerator: Crown,
  makeSpeaker: Mic,
  makeViewer: Eye,
  remove: UserX,
};

/** Actions that begin a new group in a menu. */
const firsts: readonly ActionName[] = ["mute", "removeFromStage", "makeModerator", "remove"];

/** What may be done now with this person or tile. */
export const usePersonActions = (tile: Tile, person: Person): readonly PersonAction[] =>
  actionsFor(useMeeting(), tile, person);

/** The items of such a menu. `onAsk`: the question before what cannot be undone. */
export const PersonItems = (props: { actions: readonly PersonAction[]; onAsk: () => void }): ReactNode => {
  const { act, setPin } = useMeeting();
  const run = (action: PersonAction): void => {
    if ("pin" in action) return setPin(action.pin);
    if (action.asks === true) return props.onAsk();
    void act(action.does);
  };
  return props.actions.map((action, index) => {
    const Icon = icons[action.name];
    return (
      <Fragment key={action.name}>
        {index > 0 && firsts.includes(action.name) ? <MenuLine /> : null}
        <MenuItem
          icon={<Icon size={18} aria-hidden />}
          look={action.name === "remove" ? "danger" : "plain"}
          {...(action.name === "mainCamera" ? { note: text.people.mainCameraNote } : {})}
          onSelect={() => run(action)}
        >
          {text.people[action.name]}
        </MenuItem>
      </Fragment>
    );
  });
};
