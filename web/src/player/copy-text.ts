import { toast } from "sonner";
import { text } from "../texts/index.ts";

/** Copies an address, and says so. Browsers refuse it on insecure pages. */
export const copyText = async (address: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(address);
    toast.success(text.copied);
  } catch {
    toast.error(text.copyFailed);
  }
};
