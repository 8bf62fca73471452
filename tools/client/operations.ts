/** The operations of the public API, from the routes themselves, as the text of the client's modules. */
import type { z } from "zod";
import { failureCodes, publicOperations } from "../../server/src/delivery/index.ts";
import { type Names, typeText } from "./type-text.ts";

type Schema = {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly params?: z.ZodObject;
  readonly querystring?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly response?: Readonly<Record<number, z.ZodType>>;
};
type Operation = Schema & {
  readonly route: string;
  readonly isFile: boolean;
  readonly isStream: boolean;
  /** The body is text of another kind than JSON. */
  readonly takesText: boolean;
};

const operationsOf = async (): Promise<readonly Operation[]> =>
  (await publicOperations())
    .map(({ method, url, schema, config }) => {
      const sends = config?.sends ?? config?.sendsWhole;
      const isFile = sends !== undefined;
      const takes = config?.takes?.type;
      const rest = `${takes === undefined ? "" : ` takes ${takes}`}${isFile ? " file" : ""}`;
      return {
        ...(schema as unknown as Schema),
        route: `${String(method)} ${url.replaceAll(/:(\w+)/g, "{$1}")}${rest}`,
        isFile,
        isStream: sends === "text/event-stream",
        takesText: takes !== undefined,
      };
    })
    .toSorted((one, other) => (one.operationId < other.operationId ? -1 : 1));

/** Text of each module by its name. */
export const clientModules = async (): Promise<ReadonlyMap<string, string>> => {
  const groups = Map.groupBy(
    (await operationsOf()).filter(({ isStream }) => !isStream),
    ({ tags }) => (tags[0] ?? "other").toLowerCase().replaceAll(" ", "-"),
  );
  const modules = [...groups].map(([group, operations]) => [`${group}.ts`, moduleText(operations)] as const);
  const names = [...groups.keys()].toSorted();
  return new Map([...modules, ["index.ts", indexText(names)], ["codes.ts", codesText()]]);
};

const head = "/** Made by `npm run client` from the routes of the API: not to be changed by hand. */";

const moduleText = (operations: readonly Operation[]): string => {
  const names: Names = new Set();
  const types = operations.map((one) => `/** ${one.summary}. */\n${one.operationId}: ${operationText(one, names)};`);
  const routes = operations.map(({ operationId, route }) => `${operationId}: ${JSON.stringify(route)},`);
  const imported = [...names].toSorted();
  const all = types.join("\n");
  const helpers = ["Gets", "Media", "Sends"].filter((name) => new RegExp(`\\b${name}\\b`).test(all));
  return [
    head,
    imported.length > 0 ? `import type { ${imported.join(", ")} } from "@roomreel/contract";` : "",
    helpers.length > 0 ? `import type { ${helpers.join(", ")} } from "../operation.ts";` : "",
    `export type Operations = {\n${all}\n};`,
    `export const operations = {\n${routes.join("\n")}\n} as const satisfies Record<keyof Operations, string>;\n`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
};

const operationText = (
  { params, querystring, body, response = {}, isFile, takesText }: Operation,
  names: Names,
): string => {
  const answers = Object.values(response).map((schema) => typeText(schema, "gets", names));
  const answer = isFile ? "Media" : [...new Set(answers)].join(" | ");
  const asked = [params, querystring].flatMap((part) => (part === undefined ? [] : [typeText(part, "query", names)]));
  const text =
    body === undefined
      ? []
      : [`{ readonly body${isOptionalBody(body) ? "?" : ""}: ${typeText(body, "sends", names)} }`];
  const args = [...asked, ...text, ...(takesText ? ["{ readonly body: string }"] : [])].join(" & ");
  return `{ args: ${args === "" ? "object" : args}; answer: ${answer} }`;
};

const isOptionalBody = (body: z.ZodType): boolean => body.safeParse(undefined).success;

const indexText = (groups: readonly string[]): string => {
  const imports = groups.map(
    (group) => `import { operations as ${camel(group)}, type Operations as ${pascal(group)} } from "./${group}.ts";`,
  );
  const types = groups.map(pascal).join(" & ");
  const tables = groups.map((group) => `...${camel(group)}`).join(", ");
  return [
    head,
    imports.join("\n"),
    `/** What every operation takes and answers. */\nexport type Operations = ${types};`,
    '/** Method and path of every operation; "takes" a body that is not JSON; "file" where the answer is one. */',
    `export const operations: Readonly<Record<keyof Operations, string>> = { ${tables} };\n`,
  ].join("\n\n");
};

const camel = (name: string): string => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const pascal = (name: string): string => camel(`-${name}`);

const codesText = (): string => {
  const codes = failureCodes.map((code) => `  | ${JSON.stringify(code)}`).join("\n");
  return `${head}\n\n/** What the server's failures are called; stable. */\nexport type ServerCode =\n${codes};\n`;
};
