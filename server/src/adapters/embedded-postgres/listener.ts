import type { Logger } from "../../vocabulary/index.ts";

export type Listener = {
  readonly hear: (line: string) => void;
  /** When connections are accepted. */
  readonly ready: Promise<void>;
  /** What it said last that was not good, for the person who must mend it. */
  readonly complaint: () => string;
};

const linesKept = 5;
/** Whoever connects too early or too late is told so, and tries again. */
const waiting = /the database system is (starting up|not yet accepting connections|shutting down|in recovery mode)/;
/** Lines of these severities tell what happens; others, and lines before its log begins, say what is wrong. */
const telling = /^(LOG|NOTICE|INFO|DEBUG\d?|STATEMENT|CONTEXT|QUERY|LOCATION|BACKTRACE):|^\s|^$/;

/** Understands what PostgreSQL says in its own (English) log. */
export const createListener = (log: Logger): Listener => {
  const complaints: string[] = [];
  const { promise: ready, resolve } = Promise.withResolvers<void>();
  const hear = (line: string): void => {
    if (line.includes("database system is ready to accept connections")) resolve();
    if (telling.test(line)) return log.debug(line);
    complaints.push(line.replaceAll(/\s+/g, " "));
    if (complaints.length > linesKept) complaints.shift();
    return /^(FATAL|PANIC)/.test(line) && !waiting.test(line) ? log.warn(line) : log.debug(line);
  };
  return { hear, ready, complaint: () => complaints.join("; ") || "it gave no reason" };
};
