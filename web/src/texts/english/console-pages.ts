import { accountWords } from "./accounts.ts";
import { accessWords } from "./console-access.ts";
import { baseWords } from "./console-base.ts";
import { formatWords } from "./console-formats.ts";
import { memberWords } from "./console-members.ts";
import { organisationWords } from "./console-organisation.ts";
import { overviewWords } from "./console-overview.ts";
import { roomWords } from "./console-room.ts";
import { ruleWords } from "./console-rules.ts";
import { tableWords } from "./console-tables.ts";
import { wizardWords } from "./console-wizard.ts";

/** The console's own pages in English, and what every language must say of them. */
export const consolePages = {
  ...baseWords,
  ...accountWords,
  ...tableWords,
  ...wizardWords,
  ...ruleWords,
  ...accessWords,
  ...overviewWords,
  ...formatWords,
  ...organisationWords,
  ...roomWords,
  ...memberWords,
};
