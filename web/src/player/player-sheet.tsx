import type { ReactNode } from "react";
import { KeySheet, type KeyLine } from "../parts/key-sheet.tsx";
import { playerText } from "../texts/player-text.ts";
import { playerKeys, type PlayerKey } from "./keys.ts";

const signs: Readonly<Record<string, string>> = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓" };
const signOf = (key: string): string => (key === " " ? playerText.keys.space : (signs[key] ?? key.toUpperCase()));

const names = Object.keys(playerKeys) as PlayerKey[];
const lineOf = (name: PlayerKey): KeyLine => ({ keys: playerKeys[name].keys.map(signOf), does: playerText.keys[name] });

/** All keys of a recording's page. */
export const PlayerSheet = (props: {
  on: boolean;
  onSwitch: (on: boolean) => void;
  onClose: () => void;
}): ReactNode => (
  <KeySheet
    {...props}
    title={playerText.keys.title}
    body={playerText.keys.hint}
    switchName={playerText.keys.on}
    lines={[...names.map(lineOf), { keys: ["0", "…", "9"], does: playerText.keys.tenth }]}
  />
);
