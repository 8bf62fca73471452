/** LiveKit as a meeting that can be captured. */
import type { MeetingAccess } from "../../capture/index.ts";
import { datachannelTransport } from "./datachannel-transport.ts";
import { type LinkDeps, openLink } from "./link.ts";

export { closeDatachannels } from "./datachannel-transport.ts";
export type { LivekitAccess } from "./signalling.ts";
export type { OpenTransport } from "./transport.ts";

export type LivekitMeetingsDeps = Pick<LinkDeps, "access" | "clock"> & Partial<Pick<LinkDeps, "openTransport">>;

/** `closeDatachannels` must be called before the process can end. */
export const livekitAccess = (deps: LivekitMeetingsDeps): MeetingAccess => ({
  join: (place, handlers) => openLink({ openTransport: datachannelTransport, ...deps }, place, handlers),
});
