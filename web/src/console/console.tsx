import { lazy, Suspense, useEffect, useSyncExternalStore, type ReactNode } from "react";
import type { LoginAnswer } from "@roomreel/contract";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { sessionNow, watchSession } from "../api/session.ts";
import { wear } from "../entry/theme.ts";
import { LoadingRows } from "../parts/loading-rows.tsx";
import { text } from "../texts/index.ts";
import { Navigation } from "./navigation.tsx";
import { OverviewPage } from "./overview-page.tsx";
import { OwnPassword } from "./own-password.tsx";
import { RoomsPage } from "./rooms-page.tsx";
import { SignIn } from "./sign-in.tsx";
import { useOrganisation } from "./use-organisation.ts";
import styles from "./console.module.css";

// What is opened first comes with the console; each other page when it is opened.
const MyMedia = lazy(async () => ({ default: (await import("../library/my-media.tsx")).MyMedia }));
const AccountPage = lazy(async () => ({ default: (await import("./account-page.tsx")).AccountPage }));
const ApiKeysPage = lazy(async () => ({ default: (await import("./api-keys-page.tsx")).ApiKeysPage }));
const AuditPage = lazy(async () => ({ default: (await import("./audit-page.tsx")).AuditPage }));
const OrganisationPage = lazy(async () => ({ default: (await import("./organisation-page.tsx")).OrganisationPage }));
const RecordingsPage = lazy(async () => ({ default: (await import("./recordings-page.tsx")).RecordingsPage }));
const RoomPage = lazy(async () => ({ default: (await import("./room-page.tsx")).RoomPage }));
const SpacePage = lazy(async () => ({ default: (await import("./space-page.tsx")).SpacePage }));
const SpacesPage = lazy(async () => ({ default: (await import("./spaces-page.tsx")).SpacesPage }));
const UsersPage = lazy(async () => ({ default: (await import("./users-page.tsx")).UsersPage }));

/** Rooms, recordings, people and the organisation of the server, for accounts. */
export const Console = ({ onTheme }: { onTheme: () => void }): ReactNode => {
  const session = useSyncExternalStore(watchSession, sessionNow);
  const [path, navigate] = useLocation();
  useEffect(() => {
    document.title = text.product;
    if (session !== null && path === "/login") navigate("/", { replace: true });
  }, [session, path, navigate]);
  if (session === null) return <SignIn />;
  if (session.mustChangePassword) return <OwnPassword />;
  return <SignedIn session={session} path={path} onTheme={onTheme} />;
};

/** What an administrator changes of the organisation's colours all pages wear at once. */
const useOrganisationColours = (): void => {
  const theme = useOrganisation().data?.appearance.theme;
  useEffect(() => {
    if (theme !== undefined) wear(theme);
  }, [theme]);
};

const SignedIn = (props: { session: LoginAnswer; path: string; onTheme: () => void }): ReactNode => {
  useOrganisationColours();
  return (
    <div className={styles.console}>
      <Navigation {...props} />
      <main className={styles.main}>
        <Suspense fallback={<LoadingRows count={4} />}>
          <Pages />
        </Suspense>
      </main>
    </div>
  );
};

const Pages = (): ReactNode => (
  <Switch>
    <Route path="/console/*?">{(rest) => <Redirect to={`/${rest["*"] ?? ""}${location.search}`} replace />}</Route>
    <Route path="/rooms/:roomId/:part?">
      {({ roomId, part }) => <RoomPage key={roomId} roomId={roomId} part={part} />}
    </Route>
    <Route path="/rooms">
      <RoomsPage />
    </Route>
    <Route path="/spaces/:spaceId/:part?">
      {({ spaceId, part }) => <SpacePage key={spaceId} spaceId={spaceId} part={part} />}
    </Route>
    <Route path="/spaces">
      <SpacesPage />
    </Route>
    <Route path="/people">
      <UsersPage />
    </Route>
    <Route path="/api-keys">
      <ApiKeysPage />
    </Route>
    <Route path="/audit">
      <AuditPage />
    </Route>
    <Route path="/organisation/:part?">{({ part }) => <OrganisationPage part={part} />}</Route>
    <Route path="/account">
      <AccountPage />
    </Route>
    <Route path="/recordings">
      <RecordingsPage />
    </Route>
    <Route path="/my-media">
      <MyMedia />
    </Route>
    <Route>
      <OverviewPage />
    </Route>
  </Switch>
);
