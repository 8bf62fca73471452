/**
 * Where the film begins: the second that the address names, else where one was the last time, else where the link says,
 * else the beginning. Addresses name it as `t=754`, `t=12m34s` or `t=12:34`.
 */

/** Seconds; null for what is no time. */
export const secondsIn = (said: string | null): number | null => {
  if (said === null) return null;
  const parts = /^(?:(?<h>\d{1,3})h)?(?:(?<m>\d{1,5})m)?(?:(?<s>\d{1,7})s?)?$/.exec(said)?.groups;
  const clock = /^(?:(?<h>\d{1,3}):)?(?<m>\d{1,3}):(?<s>[0-5]\d)$/.exec(said)?.groups;
  const found = clock ?? parts;
  if (said === "" || found === undefined) return null;
  return Number(found["h"] ?? 0) * 3600 + Number(found["m"] ?? 0) * 60 + Number(found["s"] ?? 0);
};

/** The same page at this second; nothing but what one needs to see it. @param keep further parameters */
export const addressAt = (page: URL, seconds: number, keep: Readonly<Record<string, string>> = {}): string => {
  const address = new URL(page.pathname, page);
  const room = page.searchParams.get("room");
  if (room !== null) address.searchParams.set("room", room);
  for (const [name, value] of Object.entries(keep)) address.searchParams.set(name, value);
  if (seconds >= 1) address.searchParams.set("t", String(Math.floor(seconds)));
  return address.href;
};
