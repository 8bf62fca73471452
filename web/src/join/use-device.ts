import { useEffect, useState } from "react";

export type Kind = "camera" | "microphone";
/** `blocked`: the browser itself may not use it, by the settings of the system. */
export type WhyNot = "denied" | "blocked" | "missing" | "busy" | "insecure" | "failed";

/** A device that is being tried before joining. */
export type Trial =
  | { readonly state: "off" }
  | { readonly state: "starting" }
  | { readonly state: "on"; readonly stream: MediaStream }
  | { readonly state: "failed"; readonly why: WhyNot };

/** Opens a device while it is wanted and closes it again. `attempt` counts how often it was asked for anew. */
export const useDevice = (kind: Kind, wanted: boolean, wish: { deviceId: string; attempt: number }): Trial => {
  const key = `${wish.attempt} ${wish.deviceId}`;
  const [tried, setTried] = useState<{ key: string; trial: Trial } | null>(null);
  useEffect(() => {
    if (!wanted) return undefined;
    let stream: MediaStream | null = null;
    let here = true;
    open(kind, key.slice(key.indexOf(" ") + 1)).then(
      (opened) => {
        if (!here) return close(opened);
        stream = opened;
        setTried({ key, trial: { state: "on", stream: opened } });
      },
      (problem: unknown) => {
        if (here) setTried({ key, trial: { state: "failed", why: whyNot(problem) } });
      },
    );
    return () => {
      here = false;
      if (stream !== null) close(stream);
      setTried(null);
    };
  }, [kind, wanted, key]);
  if (!wanted) return { state: "off" };
  return tried?.key === key ? tried.trial : { state: "starting" };
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

/** Names of the Media Capture specification, section 10.2; that the system forbids it only Chromium's words tell. */
export const whyNot = (problem: unknown): WhyNot => {
  const { name, message } = problem instanceof Error ? problem : { name: "", message: "" };
  switch (name) {
    case "NotAllowedError":
      return /\bby system\b/i.test(message) ? "blocked" : "denied";
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
