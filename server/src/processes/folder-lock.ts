import { type FolderLock, type Host, isFailure } from "../vocabulary/index.ts";

/** @returns null when another process holds the folder */
export const lockUnlessTaken = async (host: Pick<Host, "lockFolder">, folder: string): Promise<FolderLock | null> => {
  try {
    return await host.lockFolder(folder);
  } catch (thrown) {
    if (isFailure(thrown) && thrown.code === "host.folder-in-use") return null;
    throw thrown;
  }
};
