/** Something that breaks a rule: where, and what to do about it. */
export type Finding = {
  readonly rule: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** What is wrong and what to do, in one sentence. */
  readonly message: string;
};

export const describe = (finding: Finding): string =>
  `${finding.path}:${finding.line}  ${finding.message}  [${finding.rule}]`;
