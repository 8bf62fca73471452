import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Organisation } from "@roomreel/contract";
import { consoleText } from "../texts/console-text.ts";
import { NumberSetting, OptionalNumberSetting } from "./number-setting.tsx";
import { useOrganisationSetting } from "./use-organisation.ts";
import page from "./room-page.module.css";
import box from "./room-settings.module.css";
import styles from "./library-rules.module.css";

type Library = Organisation["library"];
const DAYS_MAX = 36_500;
const TRASH_DAYS_MAX = 365;
const GIGABYTE = 1_000_000_000;
/** A petabyte. */
const GIGABYTES_MAX = 1_000_000;

/** A decade. */
const AUDIT_DAYS_MAX = 3650;

/** How long recordings and the audit log are kept, what becomes of what is deleted, and how much there may be. */
export const LibraryRules = ({ library, audit }: Pick<Organisation, "library" | "audit">): ReactNode => (
  <>
    <RecordingRules library={library} />
    <AuditRules audit={audit} />
  </>
);

const AuditRules = ({ audit }: Pick<Organisation, "audit">): ReactNode => {
  const words = consoleText.keeping;
  const kept = useOrganisationSetting(audit.keptDays, (keptDays) => ({ audit: { keptDays } }));
  return (
    <section aria-labelledby="audit-keeping">
      <h2 id="audit-keeping" className={page.second}>
        {consoleText.audit.title}
      </h2>
      <div className={box.box}>
        <NumberSetting
          label={words.audit}
          hint={words.auditHint}
          saving={kept}
          least={1}
          most={AUDIT_DAYS_MAX}
          unit={words.days}
        />
      </div>
    </section>
  );
};

const RecordingRules = ({ library }: { library: Library }): ReactNode => {
  const words = consoleText.keeping;
  const trash = useLibrary(library, "trashDays");
  const retention = useLibrary(library, "retentionDays");
  const most = useLibrary(library, "retentionDaysMax");
  const gigabytes = library.quotaBytes === null ? null : Math.ceil(library.quotaBytes / GIGABYTE);
  const quota = useOrganisationSetting(gigabytes, (count) => ({
    library: { quotaBytes: count === null ? null : count * GIGABYTE },
  }));
  const days = { least: 1, unit: words.days };
  return (
    <section aria-labelledby="keeping">
      <h2 id="keeping">{words.title}</h2>
      <p className={page.hint}>{words.hint}</p>
      <div className={box.box}>
        <NumberSetting
          label={words.trash}
          hint={words.trashHint}
          saving={trash}
          {...days}
          least={0}
          most={TRASH_DAYS_MAX}
        />
        <OptionalNumberSetting
          label={words.retention}
          hint={words.retentionHint}
          saving={retention}
          {...days}
          most={library.retentionDaysMax ?? DAYS_MAX}
          empty={words.forEver}
        />
        <OptionalNumberSetting
          label={words.retentionMax}
          hint={words.retentionMaxHint}
          saving={most}
          {...days}
          most={DAYS_MAX}
          empty={words.noCap}
        />
        <OptionalNumberSetting
          label={words.quota}
          hint={words.quotaHint}
          saving={quota}
          least={0}
          most={GIGABYTES_MAX}
          unit={words.gigabytes}
          empty={words.noQuota}
        />
        <div className={styles.hold}>
          <strong>{words.hold}</strong>
          <p>{words.holdHint}</p>
          <Link href="/recordings">{words.holdLink}</Link>
        </div>
      </div>
    </section>
  );
};

const useLibrary = <Name extends keyof Library>(library: Library, name: Name) =>
  useOrganisationSetting(library[name], (value) => ({ library: { [name]: value } }));
