import type { Clock, Host, Logger, Randomness } from "../vocabulary/index.ts";
import type { RoleCommand } from "./role-process.ts";

/** What the supervisor stands on. */
export type Ground = {
  readonly host: Host;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly log: Logger;
  /** Passed on to the roles, with what was found out added. */
  readonly environment: Readonly<Record<string, string>>;
  readonly dataDir: string;
  readonly cacheFolder: string;
  readonly commandOf: RoleCommand;
  /** Takes lines of the roles' logs. */
  readonly show: (line: string) => void;
};
