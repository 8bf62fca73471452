/** A user of the operating system that a program runs as. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number };

/** A program to start, and how it is spoken to. */
export type Program = {
  /** One word for lines of the log. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly folder?: string;
  /** The whole environment; nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  /** Absent: the account of this process. */
  readonly account?: Account;
  /** How it is asked to end. */
  readonly stopSignal: "SIGINT" | "SIGTERM";
  /** Written to its standard input, which is then closed. Absent: nothing to read. */
  readonly input?: string;
  /** Each line of its standard output and standard error. */
  readonly onLine: (line: string) => void;
  /** Present: a Node program with a channel for messages. */
  readonly onMessage?: (message: unknown) => void;
};

/** Exactly one of the two is set. */
export type Ending = { readonly code: number | null; readonly signal: string | null };

/** A program that runs, with everything it started itself. */
export interface RunningProgram {
  readonly pid: number;
  readonly ended: Promise<Ending>;
  /** Asks it to end; after `graceMs` it is killed with everything it started. May be called twice. */
  stop(graceMs: number): Promise<Ending>;
}

/** A folder that this process alone works on. */
export interface FolderLock {
  release(): void;
}

/** The operating system, as far as programs are concerned. The real one is in `adapters/system`. */
export interface Host {
  /**
   * Starts a program that never outlives this process: when this process dies, however it dies, the program
   * is asked to end and then killed.
   * @throws Failure `host.not-startable`
   */
  start(program: Program): Promise<RunningProgram>;
  /**
   * The kernel holds the lock and gives it back when this process dies.
   * @throws Failure `host.folder-in-use`
   */
  lockFolder(folder: string): Promise<FolderLock>;
  /**
   * Ends what an earlier life left running: processes whose working directory is in `folder` and whose command line
   * holds `word`; a person's shell that happens to be there stays. Resolves when they are gone.
   */
  stopProcessesIn(folder: string, word: string): Promise<void>;
}

/** `ended with code 1`, `was ended by SIGKILL` */
export const endingText = ({ code, signal }: Ending): string =>
  signal === null ? `ended with code ${code}` : `was ended by ${signal}`;
