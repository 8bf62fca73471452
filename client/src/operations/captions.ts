/** Made by `npm run client` from the routes of the API: not to be changed by hand. */

import type { captionsListSchema, captionsSchema, messageSchema } from "@roomreel/contract";

import type { Gets, Media } from "../operation.ts";

export type Operations = {
  /** Remove captions of a recording. */
  deleteCaptions: {
    args: { readonly recordingId: string; readonly language: string };
    answer: Gets<typeof messageSchema>;
  };
  /** Get captions of a recording, as WebVTT. */
  getCaptions: { args: { readonly recordingId: string; readonly language: string }; answer: Media };
  /** List the captions of a recording. */
  getCaptionsList: { args: { readonly recordingId: string }; answer: Gets<typeof captionsListSchema> };
  /** Upload captions of a recording. */
  putCaptions: {
    args: { readonly recordingId: string; readonly language: string } & { readonly body: string };
    answer: Gets<typeof captionsSchema>;
  };
};

export const operations = {
  deleteCaptions: "DELETE /recordings/{recordingId}/captions/{language}",
  getCaptions: "GET /recordings/{recordingId}/captions/{language} file",
  getCaptionsList: "GET /recordings/{recordingId}/captions",
  putCaptions: "PUT /recordings/{recordingId}/captions/{language} takes text/vtt",
} as const satisfies Record<keyof Operations, string>;
