/** What the OpenAPI document says of an operation beyond its schemas: who may ask, and what refuses it. */
import { errorBodySchema } from "@roomreel/contract";
import type { FastifySchema, RouteOptions } from "fastify";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Principal } from "./principal.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Statuses of refusals that do not follow from the route's credentials and schemas; for the document only. */
    refuses?: readonly number[];
    /** The answer is a file of one of these types, whole or in part; for the document only. */
    sends?: readonly string[];
    /** The answer is the whole of a file of this type; for the document only. */
    sendsWhole?: string;
    /** The body is text of this type; for the document only. */
    takes?: { readonly type: string; readonly example: string };
  }
}

const reasons: Readonly<Record<number, string>> = {
  400: "The body is not JSON, or a secret or page token is wrong",
  401: "No credential, or one that does not hold",
  403: "The credential does not allow this",
  404: "It does not exist",
  409: "Its state does not allow this",
  413: "The body is too large",
  415: "The body is of a type that is not taken here",
  416: "The range lies outside the file",
  422: "A field is not valid; `details` names it",
  429: "Too many requests",
  500: "Something broke here",
  503: "LiveKit or the database does not answer",
};

const schemes: Readonly<Record<Exclude<Principal["kind"], "nobody">, string>> = {
  key: "apiKey",
  member: "roomMemberToken",
  user: "accessToken",
  share: "shareToken",
};

const errorSchema = z.toJSONSchema(errorBodySchema, { target: "draft-2020-12" });
delete errorSchema.$schema;

type Described = Parameters<typeof jsonSchemaTransform>[0] & { readonly route: RouteOptions };

/** `transform` of the document: the schemas as JSON Schema, with every error and the credentials of the operation. */
export const describeOperation = (described: Described): ReturnType<typeof jsonSchemaTransform> => {
  const { schema, url } = jsonSchemaTransform(described);
  if (schema === undefined || "hide" in schema) return { schema, url };
  const { route } = described;
  const answers = Object.assign(fileAnswers(route), schema.response);
  const errors = Object.fromEntries(refusalsOf(route).map((status) => [status, errorAnswer(status)]));
  const accepts = route.config?.accepts;
  const security = accepts === undefined ? [{}] : accepts.map((kind) => ({ [schemes[kind]]: [] }));
  const takes = route.config?.takes;
  const body =
    takes === undefined ? {} : { consumes: [takes.type], body: { type: "string", examples: [takes.example] } };
  return { schema: { ...schema, ...body, security, response: { ...errors, ...answers } }, url };
};

const refusalsOf = ({ config, schema }: RouteOptions): readonly number[] => {
  const { body, params, querystring }: FastifySchema = schema ?? {};
  const asksForInput = [body, params, querystring].some((part) => part !== undefined);
  const statuses = [
    ...(config?.refuses ?? []),
    ...(body === undefined ? [] : [400, 413]),
    ...(config?.accepts === undefined ? [] : [401, 403]),
    ...(params === undefined ? [] : [404]),
    ...(asksForInput ? [422] : []),
    ...[429, 500, 503],
  ];
  return [...new Set(statuses)];
};

const errorAnswer = (status: number) => ({
  description: reasons[status] ?? "Refused",
  content: { "application/json": { schema: errorSchema } },
});

const fileAnswers = ({ config }: RouteOptions) => {
  if (config?.sendsWhole !== undefined)
    return { 200: { description: "The whole", content: { [config.sendsWhole]: { schema: {} } } } };
  if (config?.sends === undefined) return {};
  const content = Object.fromEntries(config.sends.map((type) => [type, { schema: {} }]));
  return {
    200: { description: "The whole file", content },
    206: { description: "The part that `Range` asks for", content },
    304: { description: "Unchanged since `If-None-Match`", type: "null" },
  };
};
