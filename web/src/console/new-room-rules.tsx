import type { ReactNode } from "react";
import type { Encoding, Organisation, Permission } from "@roomreel/contract";
import { consoleText } from "../texts/console-text.ts";
import { audiences, labelled } from "./choices.ts";
import { FilmSettings } from "./film-settings.tsx";
import { RightsTable, type Role } from "./rights-table.tsx";
import { ChoiceSetting } from "./setting.tsx";
import { useOrganisationSetting } from "./use-organisation.ts";
import type { Saving } from "./use-saving.ts";
import page from "./room-page.module.css";
import box from "./room-settings.module.css";

type NewRooms = Organisation["newRooms"];

/** What rooms are made with from now on: how their recordings look, who sees them, what the roles may do. */
export const NewRoomRules = ({ newRooms }: { newRooms: NewRooms }): ReactNode => {
  const words = consoleText.newRooms;
  const seen = useOrganisationSetting(newRooms.allowAccessTo, (allowAccessTo) => ({ newRooms: { allowAccessTo } }));
  const layout = useOrganisationSetting(newRooms.layout, (chosen) => ({ newRooms: { layout: chosen } }));
  const useRight = (role: Role, right: Permission) =>
    useOrganisationSetting(newRooms.roles[role].permissions[right], (on) => ({
      newRooms: { roles: { [role]: { permissions: { [right]: on } } } },
    }));
  return (
    <>
      <section aria-labelledby="new-rooms">
        <h2 id="new-rooms">{words.title}</h2>
        <p className={page.hint}>{words.hint}</p>
        <div className={box.box}>
          <ChoiceSetting
            label={consoleText.settings.seen}
            hint={consoleText.hints.seen}
            saving={seen}
            choices={labelled(audiences, consoleText.settings.seenBy)}
          />
          <FilmSettings
            layout={layout}
            size={useEncoding(newRooms.encoding)}
            rate={useEncoding(newRooms.encoding)}
            lid={null}
          />
        </div>
      </section>
      <section aria-labelledby="new-roles">
        <h2 id="new-roles" className={page.second}>
          {words.roles}
        </h2>
        <p className={page.hint}>{words.rolesHint}</p>
        <RightsTable useRight={useRight} />
      </section>
    </>
  );
};

/** Of presets: rooms alone say more. */
const useEncoding = (holds: NewRooms["encoding"]): Saving<Encoding> => {
  const saving = useOrganisationSetting(holds, (encoding) => ({ newRooms: { encoding } }));
  return { ...saving, save: (encoding) => (typeof encoding === "string" ? saving.save(encoding) : undefined) };
};
