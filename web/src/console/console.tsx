import { useEffect, useRef, useSyncExternalStore, type ReactNode } from "react";
import { DoorOpen, Film, Layers, LogOut, SlidersHorizontal, SunMoon, Users } from "lucide-react";
import type { LoginAnswer } from "@roomreel/contract";
import { Link, Route, Switch, useLocation } from "wouter";
import { accountAccess, sessionNow, signOut, watchSession } from "../api/session.ts";
import { RecordingsOf } from "../library/recordings-of.tsx";
import { Brand } from "../parts/page.tsx";
import { RoundButton } from "../parts/round-button.tsx";
import { consoleText } from "../texts/console-text.ts";
import { text } from "../texts/index.ts";
import { LanguageSwitch } from "../texts/language-switch.tsx";
import { OrganisationPage } from "./organisation-page.tsx";
import { OwnPassword } from "./own-password.tsx";
import { RoomPage } from "./room-page.tsx";
import { RoomsPage } from "./rooms-page.tsx";
import { SignIn } from "./sign-in.tsx";
import { SpacePage } from "./space-page.tsx";
import { SpacesPage } from "./spaces-page.tsx";
import { UsersPage } from "./users-page.tsx";
import styles from "./console.module.css";

const everything = { play: true, download: true, remove: true } as const;

/** Rooms and recordings of the server, for accounts. */
export const Console = ({ onTheme }: { onTheme: () => void }): ReactNode => {
  const session = useSyncExternalStore(watchSession, sessionNow);
  const [path, navigate] = useLocation();
  useEffect(() => {
    document.title = text.product;
    if (session !== null && path === "/login") navigate("/", { replace: true });
  }, [session, path, navigate]);
  if (session === null) return <SignIn />;
  if (session.mustChangePassword) return <OwnPassword />;
  return (
    <div className={styles.console}>
      <Navigation session={session} path={path} onTheme={onTheme} />
      <main className={styles.main}>
        <Switch>
          <Route path="/rooms/:roomId/:part?">
            {({ roomId, part }) => <RoomPage key={roomId} roomId={roomId} part={part} />}
          </Route>
          <Route path="/spaces/:spaceId">{({ spaceId }) => <SpacePage key={spaceId} spaceId={spaceId} />}</Route>
          <Route path="/spaces">
            <SpacesPage />
          </Route>
          <Route path="/people">
            <UsersPage />
          </Route>
          <Route path="/organisation">
            <OrganisationPage />
          </Route>
          <Route path="/recordings">
            <h1 className={styles.heading}>{text.library.title}</h1>
            <RecordingsOf access={accountAccess} rights={everything} />
          </Route>
          <Route>
            <RoomsPage />
          </Route>
        </Switch>
      </main>
    </div>
  );
};

/** Where one is, and where one can go. */
const Navigation = (props: { session: LoginAnswer; path: string; onTheme: () => void }): ReactNode => {
  const { session, path } = props;
  return (
    <nav className={styles.nav} aria-label={consoleText.nav.label}>
      <div className={styles.brand}>
        <Brand />
      </div>
      <div className={styles.pages}>
        <NavLink href="/" here={path === "/" || path.startsWith("/rooms")} icon={<DoorOpen size={18} aria-hidden />}>
          {consoleText.nav.rooms}
        </NavLink>
        <NavLink href="/recordings" here={path.startsWith("/recordings")} icon={<Film size={18} aria-hidden />}>
          {consoleText.nav.recordings}
        </NavLink>
        <NavLink href="/spaces" here={path.startsWith("/spaces")} icon={<Layers size={18} aria-hidden />}>
          {consoleText.accountNav.spaces}
        </NavLink>
        {session.role === "admin" ? (
          <>
            <NavLink href="/people" here={path.startsWith("/people")} icon={<Users size={18} aria-hidden />}>
              {consoleText.accountNav.users}
            </NavLink>
            <NavLink
              href="/organisation"
              here={path.startsWith("/organisation")}
              icon={<SlidersHorizontal size={18} aria-hidden />}
            >
              {consoleText.organisation.nav}
            </NavLink>
          </>
        ) : null}
      </div>
      <div className={styles.language}>
        <LanguageSwitch />
      </div>
      <div className={styles.me}>
        <span className={styles.name}>{session.name}</span>
        <RoundButton name={consoleText.nav.theme} onClick={props.onTheme}>
          <SunMoon size={18} aria-hidden />
        </RoundButton>
        <RoundButton name={consoleText.signIn.out} onClick={signOut}>
          <LogOut size={18} aria-hidden />
        </RoundButton>
      </div>
    </nav>
  );
};

/** On phones the links are a row wider than the screen: the one of this page is brought into sight. */
const NavLink = (props: { href: string; here: boolean; icon: ReactNode; children: ReactNode }): ReactNode => {
  const link = useRef<HTMLAnchorElement>(null);
  const { here } = props;
  useEffect(() => {
    if (here) link.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [here]);
  return (
    <Link ref={link} href={props.href} className={styles.link} {...(here ? { "aria-current": "page" as const } : {})}>
      {props.icon}
      {props.children}
    </Link>
  );
};
