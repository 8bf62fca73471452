/**
 * A method for each operation of the API, typed by the schemas that validate it on the server. Parameters of path and
 * query stand beside each other in one object, with the body as `body`.
 */
import { type ChangeEvent, changesOver } from "./changes.ts";
import { operations, type Operations } from "./operations/index.ts";
import { answerIn, type Connection, mediaIn, send } from "./transport.ts";

/** Of one call: `headers` for `Range`, `If-None-Match`. */
export type CallOptions = { readonly signal?: AbortSignal; readonly headers?: Readonly<Record<string, string>> };

type Name = keyof Operations;
/** What an operation takes. */
export type ArgsOf<Operation extends Name> = Operations[Operation]["args"];
/** What it answers. */
export type AnswerOf<Operation extends Name> = Operations[Operation]["answer"];

/** With `fields` an answer has the named properties only, and so have the items of a list. */
type Selected<Answer> = {
  readonly [Key in keyof Answer]?: Answer[Key] extends readonly (infer Item)[] ? readonly Partial<Item>[] : Answer[Key];
};
type AnswerTo<Operation extends Name, Args> = Args extends { readonly fields: string }
  ? Selected<AnswerOf<Operation>>
  : AnswerOf<Operation>;

type Needed<Args> = object extends Args ? [args?: Args, options?: CallOptions] : [args: Args, options?: CallOptions];
type Method<Operation extends Name> = <Args extends ArgsOf<Operation>>(
  ...asked: Needed<Args>
) => Promise<AnswerTo<Operation, Args>>;

/** Operations whose answers are pages. */
type Paged = { [One in Name]: AnswerOf<One> extends { pagination: unknown } ? One : never }[Name];
type ItemOf<Operation extends Paged> = {
  [Key in keyof AnswerOf<Operation>]: AnswerOf<Operation>[Key] extends readonly (infer Item)[]
    ? Key extends "_extraFields"
      ? never
      : Item
    : never;
}[keyof AnswerOf<Operation>];

/** The client: `roomreel.getRoom({ roomId })`. */
export type Roomreel = { readonly [Operation in Name]: Method<Operation> } & {
  /** Every item of a list, page after page, as they are wanted. */
  each<Operation extends Paged>(
    operation: Operation,
    args?: Omit<ArgsOf<Operation>, "nextPageToken">,
  ): AsyncGenerator<ItemOf<Operation>>;
  /** What changes elsewhere, from now on, until the server ends it or `signal` does. */
  changes(signal?: AbortSignal): AsyncGenerator<ChangeEvent>;
};

/** Nothing is asked before the first call. */
export const createClient = (connection: Connection): Roomreel => {
  const call = async (route: string, [args = {}, options = {}]: Asked): Promise<unknown> => {
    const { path, ...request } = requestOf(route, args);
    const url = `${connection.baseUrl}/api/v1${path}`;
    const response = await send(connection, { ...request, url, ...options });
    return route.endsWith(" file") ? mediaIn(response) : answerIn(response);
  };
  const methods = Object.fromEntries(
    Object.entries(operations).map(([name, route]) => [name, (...asked: Asked) => call(route, asked)]),
  );
  return Object.assign(methods as unknown as Roomreel, {
    each: (operation: Paged, args: object = {}) =>
      pages((token) => call(operations[operation], [{ ...args, ...token }])),
    changes: (signal?: AbortSignal) => changesOver(connection, signal),
  });
};

type Asked = [args?: object, options?: CallOptions];

/** Below `/api/v1`. */
const requestOf = (route: string, args: object): { method: string; path: string; body: unknown; type?: string } => {
  const [method = "", template = ""] = route.split(" ");
  const [, type] = / takes (\S+)/.exec(route) ?? [];
  const { body, ...rest }: Readonly<Record<string, unknown>> = { ...args };
  const given = new Map(Object.entries(rest).filter(([, value]) => value !== undefined));
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = given.get(name);
    given.delete(name);
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams(
    [...given].map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  const to = { method, path: query === "" ? path : `${path}?${query}`, body };
  return type === undefined ? to : { ...to, type };
};

type Page = { readonly pagination: { readonly nextPageToken: string | null } };

async function* pages(ask: (token: object) => Promise<unknown>): AsyncGenerator<unknown> {
  let token: object = {};
  for (;;) {
    const page = (await ask(token)) as Page;
    for (const [name, items] of Object.entries(page))
      if (name !== "_extraFields" && Array.isArray(items)) yield* items as readonly unknown[];
    const { nextPageToken } = page.pagination;
    if (nextPageToken === null) return;
    token = { nextPageToken };
  }
}
