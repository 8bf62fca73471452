/** Made by `npm run client` from the routes of the API: not to be changed by hand. */

import { operations as captions, type Operations as Captions } from "./captions.ts";
import { operations as meetings, type Operations as Meetings } from "./meetings.ts";
import { operations as members, type Operations as Members } from "./members.ts";
import { operations as organisation, type Operations as Organisation } from "./organisation.ts";
import { operations as recordings, type Operations as Recordings } from "./recordings.ts";
import { operations as rooms, type Operations as Rooms } from "./rooms.ts";
import { operations as shareLinks, type Operations as ShareLinks } from "./share-links.ts";
import { operations as spaces, type Operations as Spaces } from "./spaces.ts";
import { operations as users, type Operations as Users } from "./users.ts";

/** What every operation takes and answers. */
export type Operations = Captions &
  Meetings &
  Members &
  Organisation &
  Recordings &
  Rooms &
  ShareLinks &
  Spaces &
  Users;

/** Method and path of every operation; "takes" a body that is not JSON; "file" where the answer is one. */

export const operations: Readonly<Record<keyof Operations, string>> = {
  ...captions,
  ...meetings,
  ...members,
  ...organisation,
  ...recordings,
  ...rooms,
  ...shareLinks,
  ...spaces,
  ...users,
};
