/** The narrow door of the writer to the disk, so that a test can fill it. */
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";

export interface ChunkFile {
  /** Writes all of it behind what stands there. */
  append(bytes: Buffer): Promise<void>;
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
      append: async (bytes) => {
        for (let at = 0; at < bytes.length;) {
          const { bytesWritten } = await file.write(bytes, at, bytes.length - at, length);
          at += bytesWritten;
          length += bytesWritten;
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
