/** Every setting, once: its name in the environment, what it does, its default, and how its text is read. */
import * as read from "./settings-values.ts";

/** `default` is a text like one that a person would give; null: absent means something, and `help` says what. */
type Setting<Value> = {
  readonly help: string;
  readonly default: string | null;
  readonly read: read.ReadValue<Value>;
};

const setting = <Value, Default extends string | null>(
  one: Setting<Value> & { readonly default: Default },
): Setting<Value> & { readonly default: Default } => one;

export const settingsTable = {
  PORT: setting({ help: "port of the web app and the API", default: "6080", read: read.port }),
  HOST: setting({
    help:
      "address that the server listens on; 0.0.0.0 for everybody, behind a proxy that speaks HTTPS, " +
      "without which browsers give no camera and microphone",
    default: "127.0.0.1",
    read: read.ipAddress,
  }),
  PUBLIC_URL: setting({
    help: "what people type, when a proxy stands in front (default: http:// with HOST and PORT)",
    default: null,
    read: read.origin,
  }),
  TRUSTED_PROXIES: setting({
    help:
      "proxies in front whose X-Forwarded-For says who asks, for limits and logs: addresses, networks such as " +
      "10.0.0.0/8, or loopback, linklocal, uniquelocal, with commas between them; nobody else is believed",
    default: "",
    read: read.proxies,
  }),
  BASE_PATH: setting({ help: "path below which everything lies, such as /meet", default: "", read: read.basePath }),
  DATA_DIR: setting({
    help:
      "folder of the database, recording logs and files (default: .roomreel here; " +
      "in /var/lib/roomreel if you are root and this is a place that others may not pass through)",
    default: null,
    read: read.anyText,
  }),
  ROLES: setting({
    help: "what runs on this machine: all, or some of server,recorder,renderer",
    default: "all",
    read: read.roles,
  }),
  DATABASE_URL: setting({
    help: "PostgreSQL 15 or later, as postgresql://… (default: PostgreSQL 18 is started here)",
    default: null,
    read: read.url("postgres", "postgresql"),
  }),
  LIVEKIT_URL: setting({
    help: "LiveKit, as ws://… or wss://… (default: LiveKit is started here)",
    default: null,
    read: read.url("ws", "wss"),
  }),
  LIVEKIT_API_KEY: setting({
    help: "key for LIVEKIT_URL (default for ours: made once)",
    default: null,
    read: read.secret(1),
  }),
  LIVEKIT_API_SECRET: setting({ help: "secret of LIVEKIT_API_KEY", default: null, read: read.secret(32) }),
  LIVEKIT_PORT: setting({
    help: "port of our LiveKit's signalling; loopback only, browsers come through PORT",
    default: "7880",
    read: read.port,
  }),
  LIVEKIT_UDP_PORT: setting({ help: "UDP port of all media", default: "7882", read: read.port }),
  LIVEKIT_TCP_PORT: setting({
    help: "TCP port of media where UDP is blocked; not opened while LIVEKIT_NODE_IP is loopback; 0 never",
    default: "7881",
    read: read.portOrOff,
  }),
  LIVEKIT_NODE_IP: setting({
    help: "address under which browsers reach the media ports (default: HOST, or the first of this machine)",
    default: null,
    read: read.ipAddress,
  }),
  INITIAL_ADMIN_PASSWORD: setting({
    help:
      "password of admin at the first start; ./start --reset-admin-password makes another one later " +
      "(default: made, and printed at each start until somebody has signed in with it)",
    default: null,
    read: read.secret(8),
  }),
  INITIAL_API_KEY: setting({
    help: "an API key that is valid from the first start",
    default: null,
    read: read.secret(1),
  }),
  OIDC_ISSUER: setting({
    help: "identity provider at which people may sign in, such as https://id.example (default: none)",
    default: null,
    read: read.url("https", "http"),
  }),
  OIDC_CLIENT_ID: setting({ help: "what Roomreel is called at OIDC_ISSUER", default: null, read: read.anyText }),
  OIDC_CLIENT_SECRET: setting({ help: "secret of OIDC_CLIENT_ID", default: null, read: read.secret(1) }),
  OIDC_NAME: setting({
    help: "what the sign-in page calls OIDC_ISSUER",
    default: "Single sign-on",
    read: read.anyText,
  }),
  OIDC_ALLOWED_DOMAINS: setting({
    help: "domains of verified e-mail addresses that may sign in, with commas between them (default: everybody there)",
    default: "",
    read: read.words,
  }),
  OIDC_ROLE_CLAIM: setting({
    help: "claim that decides the role at each sign-in, such as groups (default: none; all begin as room members)",
    default: null,
    read: read.anyText,
  }),
  OIDC_ADMIN_VALUES: setting({
    help: "values of OIDC_ROLE_CLAIM that make administrators, with commas between them",
    default: "",
    read: read.words,
  }),
  OIDC_MANAGER_VALUES: setting({
    help: "values of OIDC_ROLE_CLAIM that make room managers, with commas between them",
    default: "",
    read: read.words,
  }),
  RECORDER_CAPACITY: setting({
    help: "recordings that are captured at once",
    default: "40",
    read: read.wholeNumber(1, 1000),
  }),
  RENDERER_CAPACITY: setting({
    help: "segments that are rendered at once (default: one for each core)",
    default: null,
    read: read.wholeNumber(1, 256),
  }),
  LOG_LEVEL: setting({
    help: "debug, info, warn or error",
    default: "info",
    read: read.oneOf("debug", "info", "warn", "error"),
  }),
  LOG_FORMAT: setting({
    help: "human or json (default: human at a terminal, else json)",
    default: null,
    read: read.oneOf("human", "json"),
  }),
} as const;

export type SettingName = keyof typeof settingsTable;

type ValueOf<Name extends SettingName> = ReturnType<(typeof settingsTable)[Name]["read"]>;

/** One value for each setting; undefined only where the table has no default. */
export type Values = {
  readonly [Name in SettingName]: (typeof settingsTable)[Name]["default"] extends null
    ? ValueOf<Name> | undefined
    : ValueOf<Name>;
};
