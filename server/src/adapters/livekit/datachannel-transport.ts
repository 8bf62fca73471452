/** `MediaTransport` by libdatachannel (node-datachannel): native ICE, DTLS and SRTP in threads of its own. */
import nodeDatachannel, { type DataChannel, type PeerConnection, type Track } from "node-datachannel";
import { parseOffer, transportOffer } from "./sdp.ts";
import type { MediaTransport, OpenTransport, TransportHandlers } from "./transport.ts";

const MTU = 1500;

export const datachannelTransport: OpenTransport = ({ identity, isLoopback }, handlers) => {
  const connection = new nodeDatachannel.PeerConnection("recorder", {
    iceServers: [],
    ...(isLoopback ? { bindAddress: "127.0.0.1" } : {}),
    forceMediaTransport: true,
    mtu: MTU,
  });
  // A track or channel that nobody refers to is collected, and closes.
  const kept: { track: Track | null; readonly channels: DataChannel[]; open: boolean } = {
    track: null,
    channels: [],
    open: true,
  };
  listen(connection, handlers, kept);
  connection.setRemoteDescription(transportOffer(identity), "offer");
  return {
    addCandidate: (candidate) => attempt(() => connection.addRemoteCandidate(candidate, "0")),
    send: (packet) => attempt(() => void kept.track?.sendMessageBinary(packet)),
    close: () => {
      kept.open = false;
      attempt(() => connection.close());
    },
  } satisfies MediaTransport;
};

type Kept = { track: Track | null; readonly channels: DataChannel[]; readonly open: boolean };

const listen = (connection: PeerConnection, handlers: TransportHandlers, kept: Kept): void => {
  connection.onStateChange((state) => {
    if (!kept.open) return;
    if (state === "connected") handlers.onUp();
    if (state === "failed" || state === "closed" || state === "disconnected") handlers.onDown(`media ${state}`);
  });
  connection.onLocalDescription((sdp) => (kept.open ? handlers.onIdentity(parseOffer(sdp).identity) : undefined));
  connection.onLocalCandidate((line) => (kept.open ? handlers.onCandidate(line.replace(/^a=/, "")) : undefined));
  connection.onDataChannel((channel) => void kept.channels.push(channel));
  connection.onTrack((track) => {
    kept.track = track;
    track.onMessage((packet) => (kept.open ? handlers.onPacket(packet) : undefined));
  });
};

/** libdatachannel throws when the connection is not (or no longer) up, and for candidates that it cannot read. */
const attempt = (run: () => void): void => {
  try {
    run();
  } catch {
    // The state of the connection says what there is to say.
  }
};

/** Ends the native threads; the process does not exit before. Nothing can be opened afterwards. */
export const closeDatachannels = (): void => nodeDatachannel.cleanup();
