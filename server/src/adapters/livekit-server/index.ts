export { startLiveKit, type LiveKitOptions, type LiveKitServer } from "./launcher.ts";
