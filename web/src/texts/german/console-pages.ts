import { formatWords } from "./console-formats.ts";
import type { InWords } from "../words.ts";
import type { consolePages as english } from "../english/console-pages.ts";
import { memberWords } from "./console-members.ts";
import { organisationWords } from "./console-organisation.ts";
import { roomWords } from "./console-room.ts";

/** The console's own pages in German. */
export const consolePages: InWords<typeof english> = {
  ...formatWords,
  ...organisationWords,
  ...roomWords,
  ...memberWords,
};
