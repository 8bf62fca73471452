import { useEffect, useRef, type ReactNode } from "react";
import {
  ChartNoAxesColumn,
  Clapperboard,
  DoorOpen,
  Film,
  KeyRound,
  Layers,
  LogOut,
  ScrollText,
  SlidersHorizontal,
  SunMoon,
  UserRound,
  Users,
  type LucideIcon,
} from "lucide-react";
import type { LoginAnswer } from "@roomreel/contract";
import { Link } from "wouter";
import { signOut } from "../api/session.ts";
import { Brand } from "../parts/page.tsx";
import { RoundButton } from "../parts/round-button.tsx";
import { consoleText } from "../texts/console-text.ts";
import { libraryText } from "../texts/library-text.ts";
import { LanguageSwitch } from "../texts/language-switch.tsx";
import styles from "./console.module.css";

type Place = { readonly href: string; readonly name: string; readonly icon: LucideIcon };

const forAll = (): readonly Place[] => [
  { href: "/", name: consoleText.overview.title, icon: ChartNoAxesColumn },
  { href: "/rooms", name: consoleText.nav.rooms, icon: DoorOpen },
  { href: "/recordings", name: consoleText.nav.recordings, icon: Film },
  { href: "/my-media", name: libraryText.myMedia.title, icon: Clapperboard },
  { href: "/spaces", name: consoleText.accountNav.spaces, icon: Layers },
];
const forAdmins = (): readonly Place[] => [
  { href: "/people", name: consoleText.accountNav.users, icon: Users },
  { href: "/api-keys", name: consoleText.keys.nav, icon: KeyRound },
  { href: "/audit", name: consoleText.audit.nav, icon: ScrollText },
  { href: "/organisation", name: consoleText.organisation.nav, icon: SlidersHorizontal },
];

const isHere = (href: string, path: string): boolean => path === href || (href !== "/" && path.startsWith(`${href}/`));

/** Where one is, and where one can go. */
export const Navigation = (props: { session: LoginAnswer; path: string; onTheme: () => void }): ReactNode => {
  const { session, path } = props;
  return (
    <nav className={styles.nav} aria-label={consoleText.nav.label}>
      <div className={styles.brand}>
        <Brand />
      </div>
      <div className={styles.pages}>
        {[...forAll(), ...(session.role === "admin" ? forAdmins() : [])].map((place) => (
          <NavLink key={place.href} {...place} here={isHere(place.href, path)} />
        ))}
      </div>
      <div className={styles.language}>
        <LanguageSwitch />
      </div>
      <div className={styles.me}>
        <Link
          href="/account"
          className={styles.account}
          aria-label={`${session.name}, ${consoleText.account.nav}`}
          {...(path === "/account" ? { "aria-current": "page" as const } : {})}
        >
          <UserRound size={18} aria-hidden />
          <span className={styles.name}>{session.name}</span>
        </Link>
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
const NavLink = ({ href, name, icon: Icon, here }: Place & { here: boolean }): ReactNode => {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (here) link.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [here]);
  return (
    <Link ref={link} href={href} className={styles.link} {...(here ? { "aria-current": "page" as const } : {})}>
      <Icon size={18} aria-hidden />
      {name}
    </Link>
  );
};
