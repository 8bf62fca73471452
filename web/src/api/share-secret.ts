/**
 * The secret of a link to a recording, as its address brings it. It is taken out of the address bar, where others could
 * see it, into the tab's storage; a word in the address stays, so that a reload is still a visit by the link, and a way
 * through the app to the same recording is none. Apart from the rest of links, since the first page asks for it.
 */
const PARAMETER = "recordingSecret";
const MARK = { name: "by", value: "link" } as const;

/** @returns null: one did not come by a link; empty: by the address of somebody who did, without the secret */
export const keepShareSecret = (recordingId: string): string | null => {
  const key = `roomreel.share.${recordingId}`;
  const address = new URL(location.href);
  const secret = address.searchParams.get(PARAMETER);
  if (secret === null)
    return address.searchParams.get(MARK.name) === MARK.value ? (sessionStorage.getItem(key) ?? "") : null;
  sessionStorage.setItem(key, secret);
  address.searchParams.delete(PARAMETER);
  address.searchParams.set(MARK.name, MARK.value);
  history.replaceState(history.state, "", address);
  return secret;
};
