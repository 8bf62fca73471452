import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { fields, startHttp } from "./http.fixture.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
before(async () => {
  http = await startHttp();
});
after(() => http.stop());

const document = async () => fields((await http.ask("nobody", "GET /api/v1/openapi.json")).body);

/** Every operation with its method and path. */
const operations = async () =>
  Object.entries(fields((await document())["paths"])).flatMap(([path, methods]) =>
    Object.entries(fields(methods)).map(([method, operation]) => ({ name: `${method} ${path}`, ...fields(operation) })),
  );

const operation = async (name: string) => {
  const found = (await operations()).find((each) => each.name === name);
  assert.ok(found, name);
  return fields(found);
};

const statuses = (one: Readonly<Record<string, unknown>>) => Object.keys(fields(one["responses"])).map(Number);

test("the document is OpenAPI 3.1 and every operation has a name of its own and its errors", async () => {
  assert.equal((await document())["openapi"], "3.1.0");
  const all: Readonly<Record<string, unknown>>[] = await operations();
  assert.ok(all.length > 20);
  const ids = all.map((one) => one["operationId"]);
  assert.equal(new Set(ids).size, all.length);
  for (const one of all) {
    assert.match(String(one["operationId"]), /^[a-z][a-zA-Z]+$/);
    for (const status of [429, 500]) assert.ok(statuses(one).includes(status), String(one["name"]));
  }
});

/** Every JSON Schema of the document, by its place. */
const schemasIn = (part: unknown, place = "#"): readonly (readonly [string, object])[] =>
  Object.entries(fields(part)).flatMap(([name, value]) => {
    const here = `${place}/${name}`;
    return name === "schema" && typeof value === "object" && value !== null ? [[here, value]] : schemasIn(value, here);
  });

test("validators that others wrote find nothing wrong with it, nor with any schema in it", async () => {
  const whole = await document();
  assert.deepEqual(await new Validator().validate({ ...whole }), { valid: true });
  // OpenAPI's own schema leaves those of JSON Schema to their dialect.
  const dialect = new Ajv2020({ strict: false });
  const schemas = schemasIn(whole);
  assert.ok(schemas.length > 100);
  for (const [place, schema] of schemas)
    assert.ok(await dialect.validateSchema(schema), `${place}: ${dialect.errorsText()}`);
});

test("each part of a path that varies is a parameter, and no other is", async () => {
  for (const { name, ...one } of await operations()) {
    const parameters = Object.values(fields(fields(one)["parameters"])).map(fields);
    const declared = parameters.filter((each) => each["in"] === "path").map((each) => String(each["name"]));
    const named = [...name.matchAll(/\{(.+?)\}/g)].map(([, parameter]) => parameter);
    assert.deepEqual(declared, named, name);
  }
});

test("an operation names who may ask and each refusal that the compatible API has", async () => {
  const start = await operation("post /meet/api/v1/recordings");
  assert.deepEqual(start["security"], [{ apiKey: [] }, { roomMemberToken: [] }]);
  assert.deepEqual(statuses(start), [201, 400, 401, 403, 404, 409, 413, 422, 429, 500, 503]);
  const exchange = await operation("post /meet/api/v1/rooms/{roomId}/members/token");
  assert.deepEqual(exchange["security"], [{}]);
  const removal = await operation("delete /meet/api/v1/rooms/{roomId}");
  assert.deepEqual(statuses(removal), [200, 202, 401, 403, 404, 409, 422, 429, 500, 503]);
});

test("media is described as a film in whole and in part", async () => {
  const media = await operation("get /meet/api/v1/recordings/{recordingId}/media");
  const answers = fields(media["responses"]);
  for (const status of ["200", "206"])
    assert.deepEqual(Object.keys(fields(fields(answers[status])["content"])), ["video/mp4", "video/matroska"]);
  assert.ok("416" in answers);
});

test("the page to read it finds everything here, with and without the last slash", async () => {
  for (const path of ["/meet/api/v1/docs", "/meet/api/v1/docs/"]) {
    const page = await http.app.inject({ method: "GET", url: path });
    const named = [...page.payload.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? "");
    assert.ok(named.length >= 5);
    for (const address of named) {
      const { pathname, host } = new URL(address, `http://here${path}`);
      assert.equal(host, "here");
      const part = await http.app.inject({ method: "GET", url: pathname });
      assert.equal(part.statusCode, 200, address);
      assert.doesNotMatch(String(part.headers["content-type"]), /html/, address);
    }
    assert.doesNotMatch(String(page.headers["content-security-policy"]), /https:|upgrade-insecure|swagger\.io/);
  }
});
