/**
 * Settings come from the environment, once, at boot. All that is wrong with them is said at once, a sentence each;
 * with a wrong setting nothing starts.
 */
import { Failure, impossible, reasonOf } from "../vocabulary/index.ts";
import { type SettingName, settingsTable, type Values } from "./settings-table.ts";
import type { RoleName } from "./settings-values.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Failure `settings.invalid` with one sentence a line */
export const readSettings = (environment: Environment): Values => {
  const problems: string[] = [];
  const values: Partial<Record<SettingName, unknown>> = {};
  for (const name of settingNames) {
    try {
      values[name] = readOne(name, environment);
    } catch (thrown) {
      problems.push(`${name} must be ${reasonOf(thrown)}.`);
    }
  }
  // Every name of the table has been read by the reader that gives the type its value.
  const read = values as Values;
  if (problems.length === 0) problems.push(...contradictions(read));
  if (problems.length > 0) throw new Failure("settings.invalid", problems.join("\n"));
  return read;
};

const settingNames = Object.keys(settingsTable).filter((name): name is SettingName => name in settingsTable);

/** An empty value counts as absent, as in most shells' and containers' configuration. */
const readOne = (name: SettingName, environment: Environment): unknown => {
  const { default: fallback, read } = settingsTable[name];
  const given = environment[name] ?? "";
  if (given !== "") return read(given);
  return fallback === null ? undefined : read(fallback);
};

/** What is wrong between settings that are each right. */
const contradictions = (values: Values): readonly string[] => {
  const found: string[] = [];
  const say = (wrong: boolean, sentence: string): void => void (wrong && found.push(sentence));
  const external = values.LIVEKIT_URL !== undefined;
  const [key, secret] = [values.LIVEKIT_API_KEY !== undefined, values.LIVEKIT_API_SECRET !== undefined];
  say(external && !(key && secret), "LIVEKIT_URL needs LIVEKIT_API_KEY and LIVEKIT_API_SECRET.");
  say(!external && key !== secret, "LIVEKIT_API_KEY and LIVEKIT_API_SECRET must be set together.");
  const provider = [values.OIDC_ISSUER, values.OIDC_CLIENT_ID, values.OIDC_CLIENT_SECRET];
  say(
    new Set(provider.map((one) => one === undefined)).size > 1,
    "OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set together.",
  );
  if (!values.ROLES.includes("server")) {
    say(values.DATABASE_URL === undefined, "Without the role server, DATABASE_URL must name the server's database.");
    say(!external, "Without the role server, LIVEKIT_URL must name the server's LiveKit.");
  }
  found.push(...doubledPorts(values));
  return found;
};

const doubledPorts = (values: Values): readonly string[] => {
  const names = values.LIVEKIT_URL === undefined ? (["PORT", "LIVEKIT_PORT", "LIVEKIT_TCP_PORT"] as const) : [];
  return names.flatMap((name, index) =>
    names
      .slice(index + 1)
      .filter((other) => values[name] === values[other])
      .map((other) => `${name} and ${other} must differ; both are ${values[name]}.`),
  );
};

/** For a setting that the supervisor has filled in for its children. */
export const given = <Value>(name: SettingName, value: Value | undefined): Value =>
  value ?? impossible(`${name} is missing in the environment of a role`);

export type { RoleName, Values };
