/** Browsers let pages copy over https and on this computer itself. Rejects where they do not. */
export const copyText = (words: string): Promise<void> =>
  "clipboard" in navigator ? navigator.clipboard.writeText(words) : Promise.reject(new Error("insecure page"));
