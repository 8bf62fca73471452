import { useEffect, useState } from "react";

export type Kind = "camera" | "microphone";
export type WhyNot = "denied" | "missing" | "busy" | "insecure" | "failed";

/** A device that is being tried before joining. */
export type Trial =
  | { readonly state: "off" }
  | { readonly state: "starting" }
  | { readonly state: "on"; readonly stream: MediaStream }
  | { readonly state: "failed"; readonly why: WhyNot };

/** Opens a device while it is wanted and closes it again. `attempt` counts how often it was asked for anew. */
export const useDevice = (kind: Kind, wanted: boolean, wish: { deviceId: string; attempt: number }): Trial => {
  const [trial, setTrial] = useState<Trial>({ state: "off" });
  const { deviceId, attempt } = wish;
  useEffect(() => {
    if (!wanted) {
      setTrial({ state: "off" });
      return undefined;
    }
    let stream: MediaStream | null = null;
    let here = true;
    setTrial({ state: "starting" });
    open(kind, deviceId).then(
      (opened) => {
        if (!here) return close(opened);
        stream = opened;
        setTrial({ state: "on", stream: opened });
      },
      (problem: unknown) => {
        if (here) setTrial({ state: "failed", why: whyNot(problem) });
      },
    );
    return () => {
      here = false;
      if (stream !== null) close(stream);
    };
  }, [kind, wanted, deviceId, attempt]);
  return trial;
};

const close = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

const open = (kind: Kind, deviceId: string): Promise<MediaStream> => {
  if (!("mediaDevices" in navigator)) return Promise.reject(new DOMException("no devices here", "SecurityError"));
  const device = deviceId === "" ? {} : { deviceId: { exact: deviceId } };
  return navigator.mediaDevices.getUserMedia(
    kind === "camera"
      ? { video: { width: { ideal: 1280 }, height: { ideal: 720 }, ...device } }
      : { audio: deviceId === "" ? true : device },
  );
};

/** Names of the Media Capture specification, section 10.2. */
export const whyNot = (problem: unknown): WhyNot => {
  switch (problem instanceof Error ? problem.name : "") {
    case "NotAllowedError":
      return "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "AbortError":
      return "busy";
    case "SecurityError":
      return "insecure";
    default:
      return "failed";
  }
};
