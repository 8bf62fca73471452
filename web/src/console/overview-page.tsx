import { useState, type ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { Plus, TriangleAlert } from "lucide-react";
import { partsDown } from "../api/overview.ts";
import { sessionNow } from "../api/session.ts";
import { Button } from "../parts/button.tsx";
import { consoleText } from "../texts/console-text.ts";
import { NewRoomDialog } from "./new-room.tsx";
import { OverviewFailures } from "./overview-failures.tsx";
import { OverviewRunning } from "./overview-running.tsx";
import { OverviewStorage } from "./overview-storage.tsx";
import styles from "./overview.module.css";
import head from "./rooms-page.module.css";

/** What runs now, what needs a person, and how much room is left. */
export const OverviewPage = (): ReactNode => {
  const [creating, setCreating] = useState(false);
  const session = sessionNow();
  return (
    <>
      <div className={head.head}>
        <h1>{consoleText.overview.title}</h1>
        {session?.role === "room_member" ? null : (
          <Button look="main" onClick={() => setCreating(true)}>
            <Plus size={18} aria-hidden />
            {consoleText.rooms.create}
          </Button>
        )}
      </div>
      <PartsDown />
      <OverviewRunning />
      <div className={session?.role === "admin" ? styles.two : undefined}>
        <OverviewFailures />
        {session?.role === "admin" ? <OverviewStorage /> : null}
      </div>
      <NewRoomDialog open={creating} onOpenChange={setCreating} />
    </>
  );
};

/** So long what was found about the server's parts is believed, ms. */
const HEALTH_MS = 30_000;

const PartsDown = (): ReactNode => {
  const words = consoleText.overview;
  const parts = useQuery({ queryKey: ["organisation", "health"], queryFn: partsDown, staleTime: HEALTH_MS });
  const down = parts.data ?? [];
  if (down.length === 0) return null;
  return (
    <section role="alert" className={styles.alarm}>
      <TriangleAlert size={20} aria-hidden />
      <div>
        <h2>{words.health}</h2>
        <p>{words.healthHint}</p>
        <ul>
          {down.map(({ name, why }) => (
            <li key={name}>{words.down(partName(name), why)}</li>
          ))}
        </ul>
      </div>
    </section>
  );
};

const partName = (name: string): string =>
  Object.entries(consoleText.overview.parts).find(([key]) => key === name)?.[1] ?? name;
