import { useEffect, useState, type ReactNode } from "react";
import { Check, Copy, Plus } from "lucide-react";
import { toast } from "sonner";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { copyAndSay, copyText } from "../parts/copy-text.ts";
import { libraryText } from "../texts/library-text.ts";
import styles from "./share.module.css";

/** The address of a link that was just made: the only time that anybody sees it. */
export const MadeLink = ({ url, onAnother }: { url: string; onAnother: () => void }): ReactNode => {
  const [copied, setCopied] = useState(false);
  const words = libraryText.share;
  useEffect(() => {
    copyText(url).then(
      () => {
        setCopied(true);
        toast.success(words.made);
      },
      () => toast.success(words.madeOnly),
    );
    // Once for each link, whatever the language then is.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [url]);
  const copy = (): void => {
    void copyAndSay(url).then((done) => (done ? setCopied(true) : undefined));
  };
  const Sign = copied ? Check : Copy;
  return (
    <div className={styles.made}>
      <div className={styles.address}>
        <Field label={words.address} readOnly value={url} onFocus={(event) => event.target.select()} />
        <Button look="main" onClick={copy}>
          <Sign size={18} aria-hidden />
          {words.copy}
        </Button>
      </div>
      <p className={styles.hint}>{words.once}</p>
      <Button look="quiet" onClick={onAnother}>
        <Plus size={18} aria-hidden />
        {words.make}
      </Button>
    </div>
  );
};
