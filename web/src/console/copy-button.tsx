import { useEffect, useState, type ReactNode } from "react";
import { Check, Copy } from "lucide-react";
import { toast } from "sonner";
import { Button } from "../parts/button.tsx";
import { consoleText } from "../texts/console-text.ts";
import { text } from "../texts/index.ts";
import styles from "./copy-button.module.css";

/** How long the button itself says that the link was copied, ms. */
const SAID_MS = 2000;

/** Copies a link, or what `said` says, and says so: in the button for the eye, in a message for all. */
export const CopyButton = ({ name, url, said }: { name: string; url: string; said?: string }): ReactNode => {
  const [copied, setCopied] = useState(0);
  useEffect(() => {
    if (copied === 0) return undefined;
    const timer = setTimeout(() => setCopied(0), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (): void => {
    const written =
      "clipboard" in navigator ? navigator.clipboard.writeText(url) : Promise.reject(new Error("insecure page"));
    written.then(
      () => {
        setCopied((count) => count + 1);
        toast.success(said ?? text.copied);
      },
      () => toast.error(text.copyFailed),
    );
  };
  const Sign = copied > 0 ? Check : Copy;
  return (
    <Button aria-label={name} onClick={copy}>
      <Sign size={16} aria-hidden />
      <span className={styles.words}>
        <span className={copied > 0 ? styles.hidden : undefined}>{consoleText.rooms.copy}</span>
        <span className={copied > 0 ? undefined : styles.hidden}>{consoleText.links.copied}</span>
      </span>
    </Button>
  );
};
