/**
 * The authorization matrix: every operation x every kind of caller x every access setting of a room's recordings, with
 * the status that each gets. It is generated from one table (access-matrix.fixture.ts). The access setting decides
 * about recordings alone: rows about them are played under all three, every other row under one of the three in turn.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Row, rows } from "./access-matrix.fixture.ts";
import {
  type Caller,
  callers,
  type Scene,
  type Setting,
  settings,
  type Stage,
  startWorld,
} from "./access-world.fixture.ts";
import { type As, fields } from "./http.fixture.ts";
import { routesOf } from "./routes.fixture.ts";

let world: Awaited<ReturnType<typeof startWorld>>;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

/** Columns are grouped by blanks: nobody, six of the room, a share link, five accounts, four keys. */
const cellsOf = ({ who }: Row, setting: Setting): readonly string[] => {
  const line = typeof who === "string" ? who : who[setting];
  const cells = [...line.replaceAll(" ", "")];
  assert.equal(cells.length, callers.length, line);
  return cells;
};
const statusOf = ({ ok }: Row, cell: string): number => {
  const refusals: Readonly<Record<string, number>> = { "+": ok, 0: 400, 1: 401, 3: 403, 4: 404, 9: 409 };
  return refusals[cell] ?? assert.fail(`no status for '${cell}'`);
};

const filled = (text: string, scene: Scene): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => scene[name] ?? assert.fail(`no ${name} in the scene`));
const bodyOf = ({ body }: Row, scene: Scene): unknown =>
  body === undefined ? undefined : JSON.parse(filled(JSON.stringify({ ...body, nonce: world.inTurn() }), scene));

const scenes = new Map<string, Scene>();
const credentials = new WeakMap<Scene, Map<Caller, As>>();
const needsOf = (row: Row): string => JSON.stringify(row);
/** One for all rows that change nothing. */
const furnished = async (setting: Setting, stage: Stage): Promise<Scene> => {
  const key = `${setting} ${stage}`;
  const scene = scenes.get(key) ?? (await world.furnish(setting, stage, "{memberId} {shareId} {userId}"));
  scenes.set(key, scene);
  return scene;
};
const credentialsOf = async (caller: Caller, scene: Scene, stage: Stage): Promise<As> => {
  const known = credentials.get(scene) ?? new Map<Caller, As>();
  credentials.set(scene, known);
  const as = known.get(caller) ?? (await world.credentials(caller, scene, stage));
  known.set(caller, as);
  return as;
};

/** What was refused has changed nothing: a scene lasts until a request that uses it up was carried out. */
const play = async (row: Row, setting: Setting): Promise<string> => {
  const { stage = "plain", fresh = false } = row;
  const seen: string[] = [];
  let scene = fresh ? await world.furnish(setting, stage, needsOf(row)) : await furnished(setting, stage);
  let isPrepared = false;
  for (const caller of callers) {
    const as = await credentialsOf(caller, scene, stage);
    // While there still is something that a link can be made to.
    if (row.first !== undefined && !isPrepared) await credentialsOf("share link", scene, stage);
    if (row.first !== undefined && !isPrepared) await world.ask("key", filled(row.first, scene), { reason: "a case" });
    isPrepared = true;
    const answer = await world.ask(as, filled(`${row.on}${row.query ?? ""}`, scene), bodyOf(row, scene));
    seen.push(marked(row, answer.status));
    if (!fresh || answer.status !== row.ok) continue;
    scene = await world.furnish(setting, stage, needsOf(row));
    isPrepared = false;
  }
  return grouped(seen);
};
const marked = ({ ok }: Row, status: number): string => {
  const refusals: Readonly<Record<number, string>> = { 400: "0", 401: "1", 403: "3", 404: "4", 409: "9" };
  return status === ok ? "+" : (refusals[status] ?? `(${status})`);
};
const grouped = (cells: readonly string[]): string =>
  [cells.slice(0, 1), cells.slice(1, 7), cells.slice(7, 8), cells.slice(8, 13), cells.slice(13)]
    .map((group) => group.join(""))
    .join(" ");

for (const [index, row] of rows.entries())
  test(`[AC13] ${row.on}${row.query ?? ""}`, async () => {
    const isOfRecordings = row.on.includes("/recordings");
    for (const setting of isOfRecordings ? settings : settings.filter((_, at) => at === index % settings.length)) {
      const cells = cellsOf(row, setting).map((cell) => marked(row, statusOf(row, cell)));
      assert.equal(await play(row, setting), grouped(cells), setting);
    }
  });

test("[AC13] every documented operation and every internal address has its row, and nothing else has", async () => {
  const { paths } = fields((await world.ask("nobody", "GET /api/v1/openapi.json")).body);
  const documented = Object.entries(fields(paths)).flatMap(([path, methods]) =>
    Object.keys(fields(methods)).map((method) => `${method.toUpperCase()} ${path.replace("/meet", "")}`),
  );
  const internal = routesOf(world.app)
    .filter((route) => route.includes(" /internal-api/v1/") && !route.includes("*"))
    .map((route) => route.replaceAll(/:(\w+)/g, "{$1}"));
  assert.ok(internal.length > 10);
  assert.deepEqual([...new Set(rows.map(({ on }) => on))].toSorted(), [...documented, ...internal].toSorted());
});
