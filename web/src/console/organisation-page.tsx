import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Organisation } from "@roomreel/contract";
import { ApiProblem, wordsOf } from "../api/request.ts";
import { sessionNow } from "../api/session.ts";
import { oneOf } from "../parts/address.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { LoadingRows } from "../parts/loading-rows.tsx";
import { consoleText } from "../texts/console-text.ts";
import { text } from "../texts/index.ts";
import { AdminsOnly } from "./admins-only.tsx";
import { AppearanceEditor } from "./appearance-editor.tsx";
import { EmbeddingSites } from "./embedding-sites.tsx";
import { LibraryRules } from "./library-rules.tsx";
import { NewRoomRules } from "./new-room-rules.tsx";
import { OrganisationRecording } from "./organisation-recording.tsx";
import { useOrganisation } from "./use-organisation.ts";
import box from "./room-settings.module.css";
import head from "./rooms-page.module.css";
import tabs from "./tabs.module.css";

const parts = ["recording", "rooms", "library", "embedding", "appearance"] as const;
type Part = (typeof parts)[number];

/** What holds in all rooms, and what rooms begin with; for administrators. */
export const OrganisationPage = ({ part }: { part: string | undefined }): ReactNode => {
  const organisation = useOrganisation();
  const words = consoleText.organisation;
  const isRefused = organisation.error instanceof ApiProblem && organisation.error.status === 403;
  if (isRefused || sessionNow()?.role !== "admin") return <AdminsOnly />;
  const here = oneOf(parts, part ?? "") ?? "recording";
  return (
    <>
      <div className={head.title}>
        <h1>{words.title}</h1>
        <p>{words.hint}</p>
      </div>
      <Tabs here={here} />
      {organisation.isPending ? (
        <div className={box.box}>
          <LoadingRows count={6} />
        </div>
      ) : null}
      {organisation.isError && organisation.data === undefined ? (
        <Empty level={2} title={wordsOf(organisation.error)}>
          <Button onClick={() => void organisation.refetch()}>{text.retry}</Button>
        </Empty>
      ) : null}
      {organisation.data === undefined ? null : <Body part={here} organisation={organisation.data} />}
    </>
  );
};

const Tabs = ({ here }: { here: Part }): ReactNode => (
  <nav className={tabs.tabs} aria-label={consoleText.organisationTabs.label}>
    {parts.map((part) => (
      <Link
        key={part}
        href={part === "recording" ? "/organisation" : `/organisation/${part}`}
        className={tabs.tab}
        {...(part === here ? { "aria-current": "page" as const } : {})}
      >
        {consoleText.organisationTabs[part]}
      </Link>
    ))}
  </nav>
);

const Body = ({ part, organisation }: { part: Part; organisation: Organisation }): ReactNode => {
  switch (part) {
    case "recording":
      return <OrganisationRecording organisation={organisation} />;
    case "rooms":
      return <NewRoomRules newRooms={organisation.newRooms} />;
    case "library":
      return <LibraryRules {...organisation} />;
    case "embedding":
      return <EmbeddingSites sites={organisation.embedding.allowedOrigins} />;
    case "appearance":
      return <AppearanceEditor theme={organisation.appearance.theme} />;
  }
};
