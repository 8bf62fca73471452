import type { ReactNode } from "react";
import { CircleOff, Eye, Radio } from "lucide-react";
import type { MemberTokenAnswer } from "@roomreel/contract";
import { text } from "../texts/index.ts";
import styles from "./about-broadcast.module.css";

/** On the join page: whether the broadcast has begun; and to the crew, that nobody sees it before that. */
export const AboutBroadcast = ({ info }: { info: MemberTokenAnswer }): ReactNode => {
  const state = info.broadcast?.state;
  switch (state) {
    case undefined:
      return null;
    case "preview":
      return (
        <output className={`${styles.about} ${styles.preview}`}>
          <Eye size={18} aria-hidden />
          <span>
            {text.broadcast.notBegun}
            {info.role === "viewer" ? null : <span className={styles.hint}>{text.broadcast.crew}</span>}
          </span>
        </output>
      );
    case "live":
      return (
        <output className={`${styles.about} ${styles.live}`}>
          <Radio size={18} aria-hidden />
          {text.broadcast.isLive}
        </output>
      );
    case "ended":
      return (
        <output className={styles.about}>
          <CircleOff size={18} aria-hidden />
          {text.broadcast.over}
        </output>
      );
  }
};
