import type { Finding } from "./finding.ts";

/** A finding that may stay, and why. One that excuses nothing is itself a finding. */
export type Exemption = { readonly rule: string; readonly path: string; readonly reason: string };

export const exemptions: readonly Exemption[] = [
  {
    rule: "library",
    path: "scenarios/participants/livekit-person.ts",
    reason: "tries at LiveKit what its client library and our adapters would not send",
  },
];

/** Findings that no exemption covers, and exemptions that cover no finding. */
export const withExemptions = (findings: readonly Finding[], allowed: readonly Exemption[]): readonly Finding[] => {
  const covers = (one: Exemption, finding: Finding): boolean => one.rule === finding.rule && one.path === finding.path;
  const open = findings.filter((finding) => !allowed.some((one) => covers(one, finding)));
  const unused = allowed.filter((one) => !findings.some((finding) => covers(one, finding)));
  const message = (one: Exemption): string =>
    `the exemption of ${one.path} from ${one.rule} excuses nothing: delete it`;
  const path = "tools/tidy/exemptions.ts";
  return [...open, ...unused.map((one) => ({ rule: "exemption", path, line: 1, message: message(one) }))];
};
