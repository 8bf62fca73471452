import { mkdir, mkdtemp, readdir, readlink, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { keepsRecordingFiles } from "../../library/recording-files.fixture.ts";
import type { RecordingId } from "../../vocabulary/index.ts";
import { diskRecordingFiles } from "./recording-files.ts";

let root: string;
before(async () => {
  root = await mkdtemp(join(tmpdir(), "roomreel-files-"));
});
after(() => rm(root, { recursive: true }));

/** Descriptors of this process that lie below the folder. */
const openBelow = async (folder: string): Promise<number> => {
  const own = await readdir("/proc/self/fd");
  const targets = await Promise.all(own.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => "")));
  return targets.filter((target) => target.startsWith(folder)).length;
};

keepsRecordingFiles("disk", async () => {
  const folder = await mkdtemp(join(root, "place-"));
  const places = (id: RecordingId) => ({ folder: join(folder, id), filePath: join(folder, id, "film.mp4") });
  return {
    files: diskRecordingFiles(places),
    put: async (id, film, beside) => {
      const log = join(places(id).folder, "log");
      await mkdir(log, { recursive: true });
      await writeFile(places(id).filePath, film);
      await writeFile(join(log, "chunk"), beside);
    },
    held: () => openBelow(folder),
  };
});
