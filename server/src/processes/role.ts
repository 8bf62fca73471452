/**
 * The contract between the supervisor and the three roles. Each role runs in a Node process of its own;
 * `main.ts --role NAME` builds the context, calls `run…`, tells its parent that it is ready, and stops it on
 * SIGTERM. A role never reads the environment: all settings come in here.
 */
import type { OidcSettings } from "../adapters/oidc/index.ts";
import type { Clock, Logger, Randomness } from "../vocabulary/index.ts";

/** Validated settings (settings.ts lists them with names, defaults and texts for `./start --help`). */
export type Settings = {
  readonly host: string;
  readonly port: number;
  /** What people type, without a trailing slash and without the base path: `http://127.0.0.1:6080`. */
  readonly publicUrl: string;
  /** "" or "/meet": starts with a slash, does not end with one. */
  readonly basePath: string;
  /** Whose word about where a request came from is believed: addresses, networks, or names of ranges. */
  readonly trustedProxies: readonly string[];
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly livekit: {
    /** Where the server and the recorder reach LiveKit: `ws://127.0.0.1:7880`. Browsers go through our own origin. */
    readonly url: string;
    readonly apiKey: string;
    readonly apiSecret: string;
  };
  /** Undefined: made at the first start, and printed until somebody has signed in with it. */
  readonly initialAdminPassword: string | undefined;
  readonly initialApiKey: string | undefined;
  /** Undefined: people sign in with passwords alone. */
  readonly identityProvider: Omit<OidcSettings, "redirectUri"> | undefined;
  /** Recordings that one recorder process captures at once. */
  readonly recorderCapacity: number;
  /** Render children at once. */
  readonly rendererCapacity: number;
  readonly logLevel: "debug" | "info" | "warn" | "error";
};

export type RoleContext = {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly log: Logger;
};

/** A role that runs. */
export type RunningRole = {
  /** Told to people after everything is up (the first admin's password). */
  readonly notes: readonly string[];
  /** Resolves when all background work has ended; may be called twice. */
  stop(): Promise<void>;
};

export type RunRole = (context: RoleContext) => Promise<RunningRole>;
