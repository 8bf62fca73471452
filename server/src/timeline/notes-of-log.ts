import { openLogTail } from "../capture/index.ts";
import { logUs } from "../vocabulary/index.ts";
import { MeetingNotes } from "./notes.ts";

/** Of a log to which nothing is added any more. @throws Failure `log.unreadable` */
export const notesOfLog = async (logDir: string): Promise<MeetingNotes> => {
  const notes = new MeetingNotes();
  const tail = await openLogTail(logDir, { fromUs: logUs(0) });
  try {
    for (;;) {
      const records = await tail.read();
      if (records.length === 0) return notes;
      for (const record of records) notes.feed(record);
    }
  } finally {
    await tail.close();
  }
};
