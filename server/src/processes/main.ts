/**
 * The one entry point. Without arguments it supervises: starts what the settings name and keeps it running.
 * With `--role NAME` it is one of the processes that the supervisor starts.
 */
import { helpText } from "./settings-help.ts";
import { superviseUntilStopped } from "./main-supervisor.ts";
import { runRoleUntilStopped } from "./main-role.ts";
import { roleNames } from "./settings-values.ts";

// What we write is for this account alone, unless its code says otherwise.
process.umask(0o077);

const [option, value] = process.argv.slice(2);
const role = roleNames.find((name) => name === value);

if (option === undefined) await superviseUntilStopped(process.env);
else if (option === "--reset-admin-password") await superviseUntilStopped(process.env, { resetsAdmin: true });
else if (option === "--role" && role !== undefined) await runRoleUntilStopped(role, process.env);
else if (option === "--help" || option === "-h") process.stdout.write(helpText());
else {
  process.stderr.write(`There is no option ${process.argv.slice(2).join(" ")}: ./start --help names all there is.\n`);
  process.exitCode = 2;
}
