import { useCallback, useEffect, useState } from "react";
import type { Choice } from "../parts/field.tsx";
import { useDevice, type Kind, type Trial } from "./use-device.ts";
import { useDeviceList } from "./use-device-list.ts";

/** A device as the join page offers it: switched on or off, one of several, and tried at once. */
export type Chosen = {
  readonly trial: Trial;
  readonly wanted: boolean;
  readonly devices: readonly Choice[];
  /** "": the system's default. */
  readonly deviceId: string;
  /** To be turned on when joining. */
  readonly ready: boolean;
  readonly retry: () => void;
  readonly toggle: () => void;
  readonly choose: (deviceId: string) => void;
};

/** @param begins which device it begins with, and whether it is on */
export const useChosen = (kind: Kind, allowed: boolean, begins: { deviceId: string; on: boolean }): Chosen => {
  const { deviceId } = begins;
  const [wanted, setWanted] = useState(begins.on);
  const [wish, setWish] = useState({ deviceId, attempt: 0 });
  const trial = useDevice(kind, allowed && wanted, wish);
  const devices = useDeviceList(kind === "camera" ? "videoinput" : "audioinput", trial.state === "on");
  const retry = useCallback((): void => setWish((now) => ({ ...now, attempt: now.attempt + 1 })), []);
  const failed = trial.state === "failed";
  useRetryWhenAllowed(kind, failed, retry);
  return {
    trial,
    wanted,
    devices,
    deviceId: wish.deviceId,
    ready: allowed && wanted && !failed,
    retry,
    toggle: () => (failed ? retry() : setWanted(!wanted)),
    choose: (id) => setWish({ deviceId: id, attempt: 0 }),
  };
};

/** Tries again by itself when the permission was given, or a device was plugged in, after it had failed. */
const useRetryWhenAllowed = (kind: Kind, failed: boolean, retry: () => void): void => {
  useEffect(() => {
    if (!failed || !("mediaDevices" in navigator)) return undefined;
    let status: PermissionStatus | null = null;
    let here = true;
    const allowed = (): void => {
      if (status?.state === "granted") retry();
    };
    // Firefox before 131 does not know these names: then the button is there.
    navigator.permissions.query({ name: kind }).then(
      (found) => {
        status = found;
        if (here) found.addEventListener("change", allowed);
      },
      () => undefined,
    );
    navigator.mediaDevices.addEventListener("devicechange", retry);
    return () => {
      here = false;
      status?.removeEventListener("change", allowed);
      navigator.mediaDevices.removeEventListener("devicechange", retry);
    };
  }, [kind, failed, retry]);
};
