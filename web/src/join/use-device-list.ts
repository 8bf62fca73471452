import { useEffect, useState } from "react";
import type { Choice } from "../parts/field.tsx";
import { text } from "../texts/index.ts";

/** The devices there are. Browsers name them only once one was `allowed`; until then there is just the default. */
export const useDeviceList = (kind: MediaDeviceKind, allowed: boolean): readonly Choice[] => {
  const [devices, setDevices] = useState<readonly Choice[]>([]);
  useEffect(() => {
    if (!allowed || !("mediaDevices" in navigator)) return undefined;
    const list = (): void => {
      navigator.mediaDevices
        .enumerateDevices()
        .then((all) => setDevices(all.filter((one) => one.kind === kind && one.deviceId !== "").map(choiceOf)))
        .catch(() => setDevices([]));
    };
    list();
    navigator.mediaDevices.addEventListener("devicechange", list);
    return () => navigator.mediaDevices.removeEventListener("devicechange", list);
  }, [kind, allowed]);
  return [{ value: "", label: text.join.systemDefault }, ...devices.filter(({ value }) => value !== "default")];
};

const choiceOf = ({ deviceId, label }: MediaDeviceInfo): Choice => ({
  value: deviceId,
  label: label || deviceId.slice(0, 8),
});
