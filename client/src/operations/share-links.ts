/** Made by `npm run client` from the routes of the API: not to be changed by hand. */

import type {
  makeShareSchema,
  messageSchema,
  openShareSchema,
  openedShareSchema,
  shareListSchema,
  shareMadeSchema,
} from "@roomreel/contract";

import type { Gets, Sends } from "../operation.ts";

export type Operations = {
  /** Make a link to a recording. */
  createShare: {
    args: { readonly recordingId: string } & { readonly body: Sends<typeof makeShareSchema> };
    answer: Gets<typeof shareMadeSchema>;
  };
  /** List the links to a recording. */
  getShares: { args: { readonly recordingId: string }; answer: Gets<typeof shareListSchema> };
  /** Open a link. */
  openShare: {
    args: { readonly recordingId: string } & { readonly body: Sends<typeof openShareSchema> };
    answer: Gets<typeof openedShareSchema>;
  };
  /** Revoke a link. */
  revokeShare: { args: { readonly recordingId: string; readonly shareId: string }; answer: Gets<typeof messageSchema> };
};

export const operations = {
  createShare: "POST /recordings/{recordingId}/shares",
  getShares: "GET /recordings/{recordingId}/shares",
  openShare: "POST /recordings/{recordingId}/shares/open",
  revokeShare: "DELETE /recordings/{recordingId}/shares/{shareId}",
} as const satisfies Record<keyof Operations, string>;
