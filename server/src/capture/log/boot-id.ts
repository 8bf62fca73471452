/** Which boot of which machine this is: monotonic clocks of one boot can be compared. */
import { readFile } from "node:fs/promises";

const UNKNOWN = "0".repeat(32);

/** 32 hexadecimal digits; zeros when the system does not say (Linux does). */
export const readBootId = async (): Promise<string> => {
  const text = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "");
  const digits = text.trim().replaceAll("-", "");
  return /^[\da-f]{32}$/.test(digits) ? digits : UNKNOWN;
};
