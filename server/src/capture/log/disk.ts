/**
 * The narrow door of the writer to the disk, so that a test can fill it.
 *
 * A batch is written on the thread that receives: into the page cache that takes some 20 µs, while handing it to a
 * thread and back costs more than the write (20 captures at once: 48 against 36 µs for each packet in all). When
 * the kernel makes the writer wait, packets queue in the transport's own threads. `fdatasync`, which waits for the
 * disk, never runs on this thread.
 */
import { writeSync } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";

export interface ChunkFile {
  /** Writes all of it behind what stands there. @throws what the system says, `ENOSPC` for one */
  append(bytes: Buffer): void;
  /** `fdatasync` */
  sync(): Promise<void>;
  truncate(bytes: number): Promise<void>;
  close(): Promise<void>;
}

export interface LogDisk {
  /** Makes folders on the way; the name is durable when it returns. Fails when the file exists. */
  create(path: string): Promise<ChunkFile>;
}

export const logDisk: LogDisk = {
  create: async (path) => {
    const folder = dirname(path);
    await mkdir(folder, { recursive: true });
    const file = await open(path, "wx");
    await syncFolder(folder);
    let length = 0;
    return {
      append: (bytes) => {
        for (let at = 0; at < bytes.length;) {
          const written = writeSync(file.fd, bytes, at, bytes.length - at, length);
          at += written;
          length += written;
        }
      },
      sync: () => file.datasync(),
      truncate: (bytes) => file.truncate(bytes),
      close: () => file.close(),
    };
  },
};

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
