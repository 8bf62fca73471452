/** What somebody may do with somebody else, or with a tile: one list for the tile's menu and the panel's. */
import type { MeetingAction } from "@roomreel/contract";
import type { MeetingView } from "../room/meeting-context.ts";
import type { Person } from "../room/picture.ts";
import { isSame, type Pin } from "../room/pin.ts";

/** Names in the catalogue of words (`people`). */
export type ActionName =
  | "pin"
  | "unpin"
  | "mainCamera"
  | "mainCameraOff"
  | "lowerHand"
  | "bring"
  | "declineStage"
  | "mute"
  | "stopCamera"
  | "stopScreen"
  | "removeFromStage"
  | "makeModerator"
  | "makeSpeaker"
  | "makeViewer"
  | "remove";

/** `asks`: there is no way back, so it is asked before it is done. */
export type PersonAction = { readonly name: ActionName } & (
  | { readonly pin: Pin | null }
  | { readonly does: MeetingAction; readonly asks?: true }
);

type View = Pick<MeetingView, "me" | "state" | "pin" | "may">;

export const actionsFor = (view: View, { identity, what }: Pin, person: Person): readonly PersonAction[] => {
  const mayRule = !person.local && (person.role !== "host" || view.me.role === "host");
  return [
    ...pinning(view, { identity, what }, person),
    ...(view.may("participantPromote") ? leading(view, what, person) : []),
    ...(mayRule && view.may("participantMute") ? muting(what, person) : []),
    ...(mayRule && view.may("participantPromote") && what === "person" ? ruling(person) : []),
    ...(mayRule && view.may("participantKick") && what === "person"
      ? [{ name: "remove", does: { do: "remove", identity }, asks: true } as const]
      : []),
  ];
};

const pinning = ({ pin }: View, tile: Pin, person: Person): readonly PersonAction[] => {
  if (!person.onStage) return [];
  return isSame(tile, pin) ? [{ name: "unpin", pin: null }] : [{ name: "pin", pin: tile }];
};

/** Who is large for everybody, whose hand is up, who comes on stage. */
const leading = ({ me, state }: View, what: Pin["what"], person: Person): readonly PersonAction[] => {
  const { identity } = person;
  const isMain = state?.mainCamera === identity;
  const isRuled = person.role !== "host" || me.role === "host";
  const all: readonly (PersonAction | false)[] = [
    isMain && { name: "mainCameraOff", does: { do: "set-main-camera", identity: null } },
    !isMain && person.onStage && { name: "mainCamera", does: { do: "set-main-camera", identity } },
    person.handSince !== null && !person.local && { name: "lowerHand", does: { do: "lower-hand", identity } },
    isRuled && person.stage === "asking" && { name: "declineStage", does: { do: "decline-stage", identity } },
    isRuled &&
      !person.local &&
      !person.onStage &&
      person.stage !== "invited" && { name: "bring", does: { do: "bring-to-stage", identity } },
  ];
  return what === "person" ? all.filter((one) => one !== false) : [];
};

const muting = (what: Pin["what"], person: Person): readonly PersonAction[] => {
  const { identity } = person;
  const mute = (of: "microphone" | "camera" | "screen"): MeetingAction => ({ do: "mute", identity, what: of });
  const screen: readonly PersonAction[] = person.sharing ? [{ name: "stopScreen", does: mute("screen") }] : [];
  if (what === "content") return screen;
  return [
    ...(person.microphone ? [{ name: "mute", does: mute("microphone") } as const] : []),
    ...(person.camera ? [{ name: "stopCamera", does: mute("camera") } as const] : []),
    ...screen,
  ];
};

const ruling = ({ identity, onStage, role }: Person): readonly PersonAction[] => [
  ...(onStage ? [{ name: "removeFromStage", does: { do: "remove-from-stage", identity } } as const] : []),
  ...roleChanges
    .filter((one) => one.role !== role && role !== "host")
    .map(({ name, role: next }) => ({
      name,
      does: { do: "set-role", identity, role: next } as const,
    })),
];

const roleChanges = [
  { name: "makeModerator", role: "moderator" },
  { name: "makeSpeaker", role: "speaker" },
  { name: "makeViewer", role: "viewer" },
] as const;
