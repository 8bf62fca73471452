import { useId, useRef, useState, type ReactNode } from "react";
import {
  ChartNoAxesColumn,
  ChevronDown,
  Clapperboard,
  DoorOpen,
  Film,
  KeyRound,
  Layers,
  LogOut,
  Menu,
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
import { useEscape } from "../parts/use-escape.ts";
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
      <Places places={[...forAll(), ...(session.role === "admin" ? forAdmins() : [])]} path={path} />
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

/** On phones they are behind a button that says where one is: nine do not stand beside each other there. */
const Places = ({ places, path }: { places: readonly Place[]; path: string }): ReactNode => {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  const whole = useRef<HTMLDivElement>(null);
  const close = (): void => {
    if (!open) return;
    setOpen(false);
    button.current?.focus();
  };
  useEscape(whole, close);
  const here = places.find(({ href }) => isHere(href, path));
  const Icon = here?.icon ?? Menu;
  return (
    <div ref={whole} className={styles.places}>
      <button
        ref={button}
        type="button"
        className={styles.here}
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
      >
        <Icon size={18} aria-hidden />
        <span className="quiet-label">{consoleText.nav.menu}</span>
        <span>{here?.name ?? consoleText.account.nav}</span>
        <ChevronDown size={18} aria-hidden />
      </button>
      <div id={list} className={`${styles.pages} ${open ? styles.open : ""}`}>
        {places.map((place) => (
          <NavLink key={place.href} {...place} here={place === here} onGo={close} />
        ))}
      </div>
    </div>
  );
};

const NavLink = ({ href, name, icon: Icon, here, onGo }: Place & { here: boolean; onGo: () => void }): ReactNode => (
  <Link href={href} className={styles.link} onClick={onGo} {...(here ? { "aria-current": "page" as const } : {})}>
    <Icon size={18} aria-hidden />
    {name}
  </Link>
);
