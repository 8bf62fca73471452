/** The origin of a site as people type it: `https://intranet.example`, also without the scheme; null: it is none. */
export const originIn = (typed: string): string | null => {
  const entered = typed.trim();
  const whole = /^https?:\/\//i.test(entered) ? entered : `https://${entered}`;
  const url = entered === "" ? null : URL.parse(whole);
  if (url === null || url.pathname !== "/" || url.search !== "" || url.hash !== "" || url.username !== "") return null;
  return /[.:]|^https?:\/\/localhost/.test(url.host) || url.hostname === "localhost" ? url.origin : null;
};
