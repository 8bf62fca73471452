import { toast } from "sonner";
import { text } from "../texts/index.ts";

/** Browsers let pages copy over https and on this computer itself. Rejects where they do not. */
export const copyText = (words: string): Promise<void> =>
  "clipboard" in navigator ? navigator.clipboard.writeText(words) : Promise.reject(new Error("insecure page"));

/** Copies, and says whether it could. @param said of success, where it is not a link */
export const copyAndSay = (words: string, said = text.copied): Promise<boolean> =>
  copyText(words).then(
    () => {
      toast.success(said);
      return true;
    },
    () => {
      toast.error(text.copyFailed);
      return false;
    },
  );
