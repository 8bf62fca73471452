/** The secret of a link to a recording, as its address brings it: apart, since every first page asks for it. */
const secretKey = (id: string): string => `roomreel.share.${id}`;
const PARAMETER = "recordingSecret";

/**
 * Takes a link's secret out of the address bar, where others could see it, into the tab's storage. @returns the secret
 * by which this tab came to the recording; null: it came otherwise
 */
export const keepShareSecret = (id: string): string | null => {
  const address = new URL(location.href);
  const secret = address.searchParams.get(PARAMETER);
  if (secret === null) return sessionStorage.getItem(secretKey(id));
  sessionStorage.setItem(secretKey(id), secret);
  address.searchParams.delete(PARAMETER);
  history.replaceState(history.state, "", address);
  return secret;
};
