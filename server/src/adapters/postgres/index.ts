/** PostgreSQL, the only shared truth of control: opened once by each process. */
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { SubjectChanges } from "../../delivery/index.ts";
import type { CaptionsStore, LibraryStore, ShareStore } from "../../library/index.ts";
import type { AuditStore, IdentityStore, OrganisationStore, PeopleStore, UserStore } from "../../people/index.ts";
import type { MarkStore, RecordingStore, RenderLedger } from "../../recording/index.ts";
import type { MeetingStore, RoomMemberStore, RoomStore, SpaceStore } from "../../rooms/index.ts";
import type { Clock, Logger, Randomness } from "../../vocabulary/index.ts";
import { auditStore } from "./audit-store.ts";
import { captionsStore } from "./captions-store.ts";
import { listenForChanges } from "./changes.ts";
import { identityStore } from "./identity-store.ts";
import { openJobSender } from "./jobs.ts";
import { captureLedger, type LeaseLedger, renderLedger } from "./ledgers.ts";
import { libraryStore } from "./library-store.ts";
import { markStore } from "./mark-store.ts";
import { meetingStore } from "./meeting-store.ts";
import { roomMemberStore } from "./member-store.ts";
import { migrate } from "./migrations.ts";
import { organisationStore } from "./organisation-store.ts";
import { peopleStore } from "./people-store.ts";
import { recordingStore } from "./recording-store.ts";
import { roomStore } from "./room-store.ts";
import { shareStore } from "./share-store.ts";
import { spaceStore } from "./space-store.ts";
import { userStore } from "./user-store.ts";
import type { Tables } from "./schema.ts";
import { livingWorkers, type WorkerKind } from "./workers.ts";

export { openJobs } from "./jobs.ts";
export { type LeaseLedger, placesOf } from "./ledgers.ts";

export type Postgres = {
  readonly captureLedger: LeaseLedger;
  readonly renderLedger: RenderLedger;
  readonly recordings: RecordingStore;
  readonly marks: MarkStore;
  readonly library: LibraryStore;
  readonly shares: ShareStore;
  readonly captions: CaptionsStore;
  readonly rooms: RoomStore;
  readonly running: MeetingStore;
  readonly people: PeopleStore;
  readonly users: UserStore;
  readonly spaces: SpaceStore;
  readonly members: RoomMemberStore;
  readonly organisation: OrganisationStore;
  readonly audit: AuditStore;
  readonly identities: IdentityStore;
  readonly changes: SubjectChanges;
  /** How many processes of a kind gave a sign of life in the last 5 s. */
  living(kind: WorkerKind): Promise<number>;
  /** Answers when the database does. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

export type PostgresDeps = {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly log: Logger;
  /** Settings' `dataDir`: recordings lie below it. */
  readonly dataDir: string;
};

const POOL_CONNECTIONS_MAX = 10;
const CONNECT_LIMIT_MS = 5_000;
const STATEMENT_LIMIT_MS = 10_000;

/** Migrates, then answers with every door to the database. @throws Failure `database-refused`, `migration-failed` */
export const openPostgres = async (databaseUrl: string, deps: PostgresDeps): Promise<Postgres> => {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: "roomreel",
    max: POOL_CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    statement_timeout: STATEMENT_LIMIT_MS,
  });
  pool.on("error", (error) => deps.log.warn("a database connection broke", { reason: error.message }));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  await migrate(db);
  const sender = await openJobSender(db, deps.log);
  const changes = listenForChanges(databaseUrl, deps);
  const ledger = { ...deps, db, sender, changes };
  return {
    captureLedger: captureLedger(ledger),
    renderLedger: renderLedger(ledger),
    recordings: recordingStore(ledger),
    marks: markStore(db),
    library: libraryStore(ledger),
    shares: shareStore(db),
    captions: captionsStore(db),
    rooms: roomStore(ledger),
    running: meetingStore(ledger),
    people: peopleStore(db),
    users: userStore(db),
    spaces: spaceStore(db),
    members: roomMemberStore(db),
    organisation: organisationStore(db),
    audit: auditStore(db),
    identities: identityStore(db),
    changes,
    living: (kind) => livingWorkers(db, kind),
    ping: async () => void (await sql`select 1`.execute(db)),
    close: async () => {
      await changes.close();
      await sender.close();
      await db.destroy();
    },
  };
};
