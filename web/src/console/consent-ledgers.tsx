import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { FileDown } from "lucide-react";
import { allConsentsOf, consentsOf, listRecordings } from "../api/recordings.ts";
import { accountAccess } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { consoleText } from "../texts/console-text.ts";
import { dateText } from "../texts/format.ts";
import page from "./room-page.module.css";
import people from "./people.module.css";
import list from "./rooms-page.module.css";

/** As many as one looks for; older ones are reached by the API. */
const COUNT = 30;

/** The consent ledger of each recording of a room, to take away. */
export const ConsentLedgers = ({ roomId }: { roomId: string }): ReactNode => {
  const found = useQuery({
    queryKey: ["recordings", roomId, "consents"],
    queryFn: () => listRecordings(accountAccess, { count: COUNT, roomId }),
  });
  const recordings = found.data?.recordings ?? [];
  const words = consoleText.consents;
  if (recordings.length === 0) return null;
  return (
    <section aria-labelledby="consents">
      <div className={list.sub}>
        <div>
          <h2 id="consents" className={page.second}>
            {words.title}
          </h2>
          <p className={page.hint}>{words.hint}</p>
        </div>
        <Button asChild>
          <a href={allConsentsOf(accountAccess, roomId)} download>
            <FileDown size={16} aria-hidden />
            {words.downloadAll}
          </a>
        </Button>
      </div>
      <ul className={list.list}>
        {recordings.map((one) => (
          <li key={one.recordingId} className={list.line}>
            <div className={people.who}>
              <strong>{one.title}</strong>
              {one.startDate === undefined ? null : <span>{dateText(one.startDate)}</span>}
            </div>
            <Button asChild>
              <a href={consentsOf(accountAccess, one.recordingId)} download aria-label={words.downloadOf(one.title)}>
                <FileDown size={16} aria-hidden />
                <span className={people.wide}>{words.download}</span>
              </a>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
