/** A LiveKit of its own with people in one room, who publish a camera and a microphone each. */
import { mkdtemp, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { ana, bo, cleo } from "../../scenarios/cast.ts";
import { Participants } from "../../scenarios/participants/browser.ts";
import { livekitMeetings } from "../../server/src/adapters/livekit-api/index.ts";
import { startLiveKit } from "../../server/src/adapters/livekit-server/index.ts";
import { systemClock, systemHost, systemRandomness } from "../../server/src/adapters/system/index.ts";
import { participantIdentity, roomId, silentLogger } from "../../server/src/vocabulary/index.ts";

/** One address for each part; other benchmarks and a product beside it use others. */
const network = { address: "127.0.0.1", httpPort: 6384, udpPort: 6386, tcpPort: 0, nodeIp: "127.0.0.1" };

const publish = { camera: true, microphone: true, screen: true };

export type BenchMeeting = {
  readonly room: string;
  readonly access: { readonly url: string; readonly apiKey: string; readonly apiSecret: string };
  close(): Promise<void>;
};

export const openMeeting = async (): Promise<BenchMeeting> => {
  const folder = await mkdtemp(join(tmpdir(), "roomreel-bench-"));
  const environment = { PATH: process.env["PATH"] ?? "", HOME: homedir() };
  const livekit = await startLiveKit({
    ...{ folder, network, environment, keys: undefined, host: systemHost, clock: systemClock },
    cacheFolder: join(homedir(), ".cache", "roomreel"),
    randomness: systemRandomness,
    log: silentLogger,
  });
  const room = roomId("bench-000000000000000");
  const meetings = livekitMeetings(livekit);
  await meetings.open(room, "{}", null);
  const participants = await Participants.open();
  for (const person of [ana, bo, cleo]) {
    const page = await participants.add();
    const identity = participantIdentity(person.name);
    const attributes = { role: "speaker", stage: "on", hand: "", leftOut: "", breakout: "" };
    const grant = { roomId: room, identity, name: person.name, attributes, publish };
    await page.run({ do: "join", url: livekit.url, token: await meetings.token(grant), person });
  }
  return {
    room,
    access: livekit,
    close: async () => {
      await participants.close();
      await livekit.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
