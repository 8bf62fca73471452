import type { ReactNode } from "react";
import { Empty } from "../parts/empty.tsx";
import { consoleText } from "../texts/console-text.ts";

/** To accounts that may not see a page. */
export const AdminsOnly = (): ReactNode => (
  <Empty title={consoleText.organisation.adminsOnly} hint={consoleText.organisation.adminsOnlyHint} />
);
