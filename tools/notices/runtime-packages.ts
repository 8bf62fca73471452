/** Which packages run with the product: everything that its workspaces need, found as Node finds it, from the lock. */

export type LockEntry = {
  readonly version?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
};

/** `packages` of a package-lock.json, by path from the root; the root itself is "". */
export type Lock = Readonly<Record<string, LockEntry>>;

export type RuntimePackage = { readonly name: string; readonly version: string; readonly licence: string };

/** Only what ships; scenarios and tools stay here. */
const SHIPPED: readonly string[] = ["", "contract", "server", "stage", "web"];

/** Packages that forgot to name the licence they carry as a file. */
const LICENCE_FILES: Readonly<Record<string, string>> = { "@shinyoshiaki/jspack": "BSD-3-Clause" };

/** SPDX identifiers for what some packages write instead. */
const SPDX: Readonly<Record<string, string>> = { "MPL 2.0": "MPL-2.0" };

/** A peer that may be missing is there for somebody else's sake when it is. */
const needs = (entry: LockEntry): readonly string[] => {
  const peers = Object.keys(entry.peerDependencies ?? {});
  const wanted = peers.filter((name) => entry.peerDependenciesMeta?.[name]?.optional !== true);
  return [...wanted, ...Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })];
};

/** The nearest `node_modules` that has it, from the needing package outwards; null when it is not installed at all. */
const resolve = (lock: Lock, from: string, name: string): string | null => {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    const path = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (lock[path] !== undefined) return path;
    if (folder === "") return null;
  }
};

const reachable = (lock: Lock): ReadonlySet<string> => {
  const found = new Set<string>();
  const waiting = [...SHIPPED];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const entry = lock[path];
    if (entry === undefined || found.has(path)) continue;
    found.add(path);
    if (entry.link === true && entry.resolved !== undefined) waiting.push(entry.resolved);
    for (const name of needs(entry)) {
      const next = resolve(lock, path, name);
      if (next !== null) waiting.push(next);
    }
  }
  return found;
};

const licenceOf = (name: string, entry: LockEntry): string => {
  const licence = LICENCE_FILES[name] ?? entry.license;
  if (licence === undefined) throw new Error(`${name} names no licence: read the one it carries and note it here`);
  return SPDX[licence] ?? licence;
};

const lastFolder = "node_modules/";

/** Sorted by name and version, each once. @throws when a package names no licence */
export const runtimePackages = (lock: Lock): readonly RuntimePackage[] => {
  const found = new Map<string, RuntimePackage>();
  for (const path of reachable(lock)) {
    const entry = lock[path];
    if (entry === undefined || entry.link === true || !path.includes(lastFolder)) continue;
    const name = path.slice(path.lastIndexOf(lastFolder) + lastFolder.length);
    const version = entry.version ?? "";
    found.set(`${name} ${version}`, { name, version, licence: licenceOf(name, entry) });
  }
  const key = (one: RuntimePackage): string => `${one.name} ${one.version}`;
  return [...found.values()].toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
};
