/** The organisation's settings: one row, made by the migration. */
import type { Kysely } from "kysely";
import { defaultOrganisation, type Organisation, type OrganisationStore } from "../../people/index.ts";
import { announceChange } from "./changes.ts";
import type { Tables } from "./schema.ts";

export const organisationStore = (db: Kysely<Tables>): OrganisationStore => ({
  get: () => readOrganisation(db),

  change: (how) =>
    db.transaction().execute(async (trx) => {
      const row = await trx.selectFrom("organisation").select("settings").forUpdate().executeTakeFirstOrThrow();
      const changed = how(organisationOf(row));
      await trx
        .updateTable("organisation")
        .set({ settings: JSON.stringify(changed) })
        .execute();
      await announceChange(trx);
      return changed;
    }),
});

export const readOrganisation = async (db: Kysely<Tables>): Promise<Organisation> =>
  organisationOf(await db.selectFrom("organisation").select("settings").executeTakeFirstOrThrow());

/** What an older version did not say is as by default. */
const organisationOf = ({ settings }: { readonly settings: Partial<Organisation> }): Organisation => ({
  ...defaultOrganisation,
  ...settings,
  recording: { ...defaultOrganisation.recording, ...settings.recording },
  library: { ...defaultOrganisation.library, ...settings.library },
  embedding: { ...defaultOrganisation.embedding, ...settings.embedding },
  appearance: { ...defaultOrganisation.appearance, ...settings.appearance },
  audit: { ...defaultOrganisation.audit, ...settings.audit },
});
