/**
 * Tables as comma-separated values (RFC 4180), for programs that run what they read: a cell that begins like a formula
 * (`=`, `+`, `-`, `@`, tab, carriage return, their full-width forms) gets an apostrophe in front, and then every
 * spreadsheet takes it for text (OWASP, CSV injection). Names of participants are such cells: anybody chooses his own.
 */

/** With a byte order mark, without which Excel takes UTF-8 for something else. */
export const csvOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

/** Also behind blanks and invisible characters, which some programs trim. */
const formula = /^[\s\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

const cell = (text: string): string => {
  const harmless = formula.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
};
