/** The role `server`: HTTP, the web app, and the round that keeps rooms, recordings and LiveKit in agreement. */
import { access, constants, mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { diskRecordingFiles } from "../adapters/disk/index.ts";
import { livekitMeetings } from "../adapters/livekit-api/index.ts";
import { oidcProvider } from "../adapters/oidc/index.ts";
import { openJobs, openPostgres, placesOf, type Postgres } from "../adapters/postgres/index.ts";
import { announcerOf, buildApp, type Probe } from "../delivery/index.ts";
import { finishDeletion, keepLibrary, spaceGuard } from "../library/index.ts";
import { createSigner, type IdentityProvider, keepApiKey, makeFirstAdmin, type PeopleStore } from "../people/index.ts";
import { endingWith, keepReconciled } from "../recording/index.ts";
import { agreeing, type Meetings } from "../rooms/index.ts";
import { recordingId } from "../vocabulary/index.ts";
import { aboutThis } from "./about.ts";
import type { RoleContext, RunRole } from "./role.ts";

const webRoot = fileURLToPath(new URL("../../../web/dist", import.meta.url));
const TOKEN_SECRET_CHARACTERS = 64;
const DELETIONS_AT_ONCE = 2;

export const runServer: RunRole = async (context) => {
  const { settings, clock, randomness, log } = context;
  await mkdir(settings.dataDir, { recursive: true });
  const postgres = await openPostgres(settings.databaseUrl, { clock, randomness, log, dataDir: settings.dataDir });
  const jobs = await openJobs(settings.databaseUrl, { clock, randomness, log });
  const { library, marks, shares, captions, organisation, people, recordings, rooms, running } = postgres;
  const { users, spaces, members } = postgres;
  const meetings = livekitMeetings(settings.livekit);
  const files = diskRecordingFiles((id, fileFormat) => placesOf(settings.dataDir, id, fileFormat));
  const secret = await people.secret("tokens", () => randomness.text(TOKEN_SECRET_CHARACTERS));
  const shareKey = await people.secret("share-links", () => randomness.text(TOKEN_SECRET_CHARACTERS));
  const signer = createSigner(secret, clock);

  await jobs.work("delete-recording", DELETIONS_AT_ONCE, (job) =>
    finishDeletion({ recordings, files }, recordingId(job.recordingId)),
  );
  const { audit } = postgres;
  const shelves = keepLibrary({ library, recordings, rooms, meetings, files, organisation, audit, clock, log });
  const doors = { rooms, running, meetings, announcer: announcerOf({ recordings, clock }), clock, log };
  const meeting = { ...doors, agree: agreeing(doors), onEnding: endingWith({ recordings, clock }) };
  const control = { ...meeting, recordings, randomness, requireSpace: spaceGuard({ library, organisation, clock }) };
  const round = keepReconciled(control);
  const app = await buildApp({
    publicUrl: settings.publicUrl,
    basePath: settings.basePath,
    livekitUrl: settings.livekit.url,
    webRoot,
    trustedProxies: settings.trustedProxies,
    ...control,
    library,
    marks,
    shares,
    captions,
    shareKey,
    organisation,
    audit,
    identity: identityOf(context),
    identities: postgres.identities,
    changes: postgres.changes,
    people,
    users,
    spaces,
    members,
    files,
    makeBeside: (id) => jobs.send("render", { recordingId: id }),
    signer,
    about: await aboutThis(),
    probes: probesOf(context, postgres, meetings),
  });
  const notes = await firstSteps(context, people);
  await app.listen({ host: settings.host, port: settings.port });
  log.info("the server listens", { host: settings.host, port: settings.port });

  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    await app.close();
    await round.stop();
    await shelves.stop();
    await jobs.stop();
    await postgres.close();
  };
  return { notes, stop: () => (stopping ??= stop()) };
};

const identityOf = ({ settings, log }: RoleContext): IdentityProvider | null => {
  const { identityProvider, publicUrl, basePath } = settings;
  if (identityProvider === undefined) return null;
  return oidcProvider({ ...identityProvider, redirectUri: `${publicUrl}${basePath}/login` }, log);
};

const firstSteps = async (
  { settings, clock, randomness }: RoleContext,
  people: PeopleStore,
): Promise<readonly string[]> => {
  const deps = { people, clock, randomness };
  const password = await makeFirstAdmin(deps, settings.initialAdminPassword);
  if (settings.initialApiKey !== undefined) await keepApiKey(deps, "initial", settings.initialApiKey);
  if (password === null) return [];
  return [`Sign in as "admin" with the password ${password} (shown at each start until you have).`];
};

const probesOf = ({ settings }: RoleContext, postgres: Postgres, meetings: Meetings): Record<string, Probe> => {
  const living = (kind: "recorder" | "renderer") => async (): Promise<void> => {
    if ((await postgres.living(kind)) === 0) throw new Error(`no ${kind} gives a sign of life`);
  };
  return {
    database: () => postgres.ping(),
    livekit: async () => void (await meetings.list()),
    storage: () => access(settings.dataDir, constants.W_OK),
    recorder: living("recorder"),
    renderer: living("renderer"),
  };
};
