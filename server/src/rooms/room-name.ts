/** The name of a room as people type it. */
import { Failure } from "../vocabulary/index.ts";

const NAME_CHARACTERS_MAX = 50;

/**
 * White space collapsed, at most 50 characters, `Room` when empty or missing.
 * @throws Failure `bad-room-name`
 */
export const roomNameOf = (typed: string | undefined): string => {
  const name = (typed ?? "").replaceAll(/\s+/g, " ").trim().normalize("NFC");
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u.test(name.replaceAll("\u200d", "")))
    throw new Failure("bad-room-name", "must not contain control characters");
  if ([...name].length > NAME_CHARACTERS_MAX)
    throw new Failure("bad-room-name", `must not be longer than ${NAME_CHARACTERS_MAX} characters`);
  return name === "" ? "Room" : name;
};
