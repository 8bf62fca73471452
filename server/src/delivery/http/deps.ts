/** Everything the HTTP side needs; processes/ joins it. */
import type { CaptionsStore, LibraryStore, RecordingFiles, ShareStore } from "../../library/index.ts";
import type {
  AuditStore,
  IdentityProvider,
  IdentityStore,
  OrganisationStore,
  PeopleStore,
  Signer,
  UserStore,
} from "../../people/index.ts";
import type { ControlDeps, MarkStore, RecordingStore } from "../../recording/index.ts";
import type { MeetingDeps, RoomMemberStore, SpaceStore } from "../../rooms/index.ts";
import type { SubjectChanges } from "../subject-change.ts";
import type { Randomness, RecordingId } from "../../vocabulary/index.ts";

/** A release as it says of itself; "unknown" what nobody wrote down. */
export type About = { readonly version: string; readonly gitCommit: string; readonly buildDate: string };

/** Whether something the product needs answers; rejects with the reason when it does not. */
export type Probe = () => Promise<void>;

/** What the HTTP side is made of. */
export type HttpDeps = MeetingDeps & {
  /** Without a trailing slash and without the base path. */
  readonly publicUrl: string;
  /** "" or "/meet" */
  readonly basePath: string;
  /** Where LiveKit's signalling is passed to: `ws://127.0.0.1:7880`. */
  readonly livekitUrl: string;
  /** Folder of the built web app. */
  readonly webRoot: string;
  /** Addresses and networks of the proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` count. */
  readonly trustedProxies: readonly string[];
  readonly recordings: RecordingStore;
  readonly requireSpace: ControlDeps["requireSpace"];
  readonly marks: MarkStore;
  readonly library: LibraryStore;
  readonly shares: ShareStore;
  readonly captions: CaptionsStore;
  /** From which the links of `GET …/url` are made; at least 256 bits. */
  readonly shareKey: string;
  readonly people: PeopleStore;
  readonly users: UserStore;
  readonly spaces: SpaceStore;
  readonly members: RoomMemberStore;
  readonly organisation: OrganisationStore;
  readonly audit: AuditStore;
  /** Null: none is set up. */
  readonly identity: IdentityProvider | null;
  readonly identities: IdentityStore;
  readonly changes: SubjectChanges;
  readonly files: RecordingFiles;
  /** Has what lies beside a finished file made again where it is missing; soon, not now. */
  readonly makeBeside: (recordingId: RecordingId) => Promise<void>;
  readonly signer: Signer;
  readonly about: About;
  readonly probes: Readonly<Record<string, Probe>>;
  readonly randomness: Randomness;
};
