import { settingsTable } from "./settings-table.ts";

const textColumn = 26;
const lineMax = 100;

/** What `./start --help` prints. */
export const helpText = (): string =>
  [
    "Usage: [NAME=value …] ./start [--reset-admin-password]",
    "",
    "Starts Roomreel with everything it needs and prints its address. Ctrl-C stops it.",
    "With --reset-admin-password it first gives admin a new password, and prints that too.",
    "Settings come from the environment:",
    "",
    ...Object.entries(settingsTable).map(([name, { default: fallback, help }]) =>
      row(name, fallback === null || fallback === "" ? help : `${help} (default: ${fallback})`),
    ),
    "",
    "Example: PORT=8080 DATA_DIR=/srv/roomreel ./start",
    "",
  ].join("\n");

/** docs/settings.md, which a test keeps equal to this. */
export const settingsPage = (): string =>
  [
    "# Settings",
    "",
    "Settings come from the environment of `./start` and are checked before anything starts; everything that is wrong",
    "is listed at once. An empty value counts as absent. `./start --help` prints the same list.",
    "",
    "| name | what it does | default |",
    "|---|---|---|",
    ...Object.entries(settingsTable).map(([name, { default: fallback, help }]) => {
      const cells = [`\`${name}\``, withoutDefault(help), defaultText(fallback, help)];
      return `| ${cells.join(" | ")} |`;
    }),
    "",
  ].join("\n");

const saidDefault = / \(default(?: for ours)?: (.*)\)$/;

const withoutDefault = (help: string): string => help.replace(saidDefault, "");

const defaultText = (fallback: string | null, help: string): string =>
  fallback === null || fallback === "" ? (saidDefault.exec(help)?.[1] ?? "none") : `\`${fallback}\``;

const row = (name: string, text: string): string => {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.length - 1;
    const joined = lines[last] === "" ? word : `${lines[last]} ${word}`;
    if (joined.length <= lineMax - textColumn) lines[last] = joined;
    else lines.push(word);
  }
  return `  ${name.padEnd(textColumn - 2)}${lines.join(`\n${" ".repeat(textColumn)}`)}`;
};
