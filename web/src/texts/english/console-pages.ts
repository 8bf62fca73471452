import { formatWords } from "./console-formats.ts";
import { memberWords } from "./console-members.ts";
import { organisationWords } from "./console-organisation.ts";
import { roomWords } from "./console-room.ts";

/** The console's own pages in English, and what every language must say of them. */
export const consolePages = {
  ...formatWords,
  ...organisationWords,
  ...roomWords,
  ...memberWords,
};
