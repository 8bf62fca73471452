import type { ReactNode } from "react";
import type { Encoding, Organisation } from "@roomreel/contract";
import { changeOrganisation } from "../api/organisation.ts";
import { accountAccess } from "../api/session.ts";
import { consoleText } from "../texts/console-text.ts";
import { audiences, labelled } from "./choices.ts";
import { FilmSettings } from "./film-settings.tsx";
import { RightsTable } from "./rights-table.tsx";
import { ChoiceSetting } from "./setting.tsx";
import { organisationKey, useOrganisationSetting } from "./use-organisation.ts";
import type { Saving } from "./use-saving.ts";
import page from "./room-page.module.css";
import box from "./room-settings.module.css";

type NewRooms = Organisation["newRooms"];

/** What rooms are made with from now on: how their recordings look, who sees them, what the roles may do. */
export const NewRoomRules = ({ newRooms }: { newRooms: NewRooms }): ReactNode => {
  const words = consoleText.newRooms;
  const seen = useOrganisationSetting(newRooms.allowAccessTo, (allowAccessTo) => ({ newRooms: { allowAccessTo } }));
  const layout = useOrganisationSetting(newRooms.layout, (chosen) => ({ newRooms: { layout: chosen } }));
  const size = usePreset(newRooms.encoding);
  const rate = usePreset(newRooms.encoding);
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
          <FilmSettings layout={layout} size={size} rate={rate} lid={null} />
        </div>
      </section>
      <section aria-labelledby="new-roles">
        <h2 id="new-roles" className={page.second}>
          {words.roles}
        </h2>
        <p className={page.hint}>{words.rolesHint}</p>
        <RightsTable
          of={organisationKey}
          holds={(role, right) => newRooms.roles[role].permissions[right]}
          write={(roles) => changeOrganisation(accountAccess, { newRooms: { roles } })}
        />
      </section>
    </>
  );
};

/** Of presets: rooms alone say more. */
const usePreset = (holds: NewRooms["encoding"]): Saving<Encoding> => {
  const saving = useOrganisationSetting(holds, (encoding) => ({ newRooms: { encoding } }));
  return { ...saving, save: (encoding) => (typeof encoding === "string" ? saving.save(encoding) : undefined) };
};
