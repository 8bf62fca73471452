import { useEffect, useState, type ReactNode } from "react";
import { Check, Copy } from "lucide-react";
import { Button } from "../parts/button.tsx";
import { copyAndSay } from "../parts/copy-text.ts";
import { consoleText } from "../texts/console-text.ts";
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
    void copyAndSay(url, said).then((done) => (done ? setCopied((count) => count + 1) : undefined));
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
