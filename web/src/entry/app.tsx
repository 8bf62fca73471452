import { lazy, Suspense, type ReactNode } from "react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Tooltip } from "radix-ui";
import { Toaster } from "sonner";
import { Route, Router, Switch } from "wouter";
import { basePath } from "../api/base.ts";
import { useLiveChanges } from "../api/changes.ts";
import { ApiProblem } from "../api/request.ts";
import { Empty } from "../parts/empty.tsx";
import { Page } from "../parts/page.tsx";
import { text } from "../texts/index.ts";
import { useLanguage } from "../texts/use-language.ts";
import { Boundary } from "./boundary.tsx";
import { switchTheme } from "./theme.ts";

const Visit = lazy(async () => ({ default: (await import("./visit.tsx")).Visit }));
const startLibraryText = async (): Promise<void> => (await import("../texts/library-text.ts")).startLibraryText();
const RoomLibrary = lazy(async () => {
  const [{ RoomLibrary: Pages }] = await Promise.all([import("../library/room-library.tsx"), startLibraryText()]);
  return { default: Pages };
});
const Player = lazy(async () => {
  const [{ PlayerPage }, { startPlayerText }] = await Promise.all([
    import("../player/player-page.tsx"),
    import("../texts/player-text.ts"),
  ]);
  await startPlayerText();
  return { default: PlayerPage };
});
const Console = lazy(async () => {
  const [{ Console: Pages }, { startConsoleText }] = await Promise.all([
    import("../console/console.tsx"),
    import("../texts/console-text.ts"),
    startLibraryText(),
  ]);
  await startConsoleText();
  return { default: Pages };
});

/** What the server refused stays refused; only a lost connection or a failing server is worth another try. */
const worthRetry = (count: number, problem: Error): boolean =>
  count < 2 && (!(problem instanceof ApiProblem) || problem.status === 0 || problem.status >= 500);

const queries = new QueryClient({ defaultOptions: { queries: { retry: worthRetry, staleTime: 2000 } } });

/** All of it is drawn anew when the language changes; nothing in it starts again. */
export const App = (): ReactNode => {
  useLanguage();
  return <Whole />;
};

/** What is on any page is asked for again when it changes elsewhere. */
const Live = (): ReactNode => {
  useLiveChanges();
  return null;
};

const Whole = (): ReactNode => (
  <Boundary>
    <QueryClientProvider client={queries}>
      <Live />
      <Tooltip.Provider delayDuration={400}>
        <Router base={basePath}>
          <Suspense fallback={null}>
            <Routes />
          </Suspense>
        </Router>
        <Toaster position="bottom-left" offset={{ bottom: 88, left: 16 }} mobileOffset={{ bottom: 120 }} gap={8} />
      </Tooltip.Provider>
    </QueryClientProvider>
  </Boundary>
);

/** The console's pages, each with what is below it. */
const consolePages =
  /^\/(?:(?:login|console|rooms|recordings|my-media|spaces|people|api-keys|audit|organisation|account)(?:\/.*)?)?$/;

const Routes = (): ReactNode => (
  <Switch>
    <Route path="/room/:roomId/recordings">{({ roomId }) => <RoomLibrary key={roomId} roomId={roomId} />}</Route>
    <Route path="/room/:roomId">{({ roomId }) => <Visit key={roomId} roomId={roomId} />}</Route>
    <Route path="/recording/:recordingId">
      {({ recordingId }) => <Player key={recordingId} recordingId={recordingId} />}
    </Route>
    <Route path="/recordings/:recordingId">
      {({ recordingId }) => <Player key={recordingId} recordingId={recordingId} />}
    </Route>
    <Route path={consolePages}>
      <Console onTheme={switchTheme} />
    </Route>
    <Route>
      <Page>
        <Empty title={text.notFound.title} hint={text.notFound.body} />
      </Page>
    </Route>
  </Switch>
);
