import { resetAdminPassword } from "../people/index.ts";
import type { Ground } from "./ground.ts";

/** Before the server starts, which then makes the new password count and tells it. */
export const resetAdmin = async (databaseUrl: string, ground: Ground): Promise<void> => {
  // The supervisor needs the database for nothing else.
  const { openPostgres } = await import("../adapters/postgres/index.ts");
  const { people, close } = await openPostgres(databaseUrl, ground);
  try {
    await resetAdminPassword({ people, randomness: ground.randomness });
  } finally {
    await close();
  }
};
