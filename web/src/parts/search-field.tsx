import { useEffect, useEffectEvent, useState, type ReactNode } from "react";
import { Search, X } from "lucide-react";
import { libraryText } from "../texts/library-text.ts";
import styles from "./search-field.module.css";

/** So long after the last key what was typed is searched for, ms. */
const CALM_MS = 250;

type Props = {
  label: string;
  /** Absent: the label. */
  placeholder?: string;
  /** What is searched for now. */
  value: string;
  /** Characters that the server takes. */
  longest: number;
  onChange: (value: string) => void;
};

/** Searches by itself when one stops typing; Enter at once. Escape forgets what was not searched for yet. */
export const SearchField = ({ label, placeholder = label, value, longest, onChange }: Props): ReactNode => {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // The value changed by itself: the filters were cleared, or one went back.
  if (value !== known) {
    setKnown(value);
    if (value !== typed.trim()) setTyped(value);
  }
  const searchFor = (words: string): void => {
    if (words === known) return;
    setKnown(words);
    onChange(words);
  };
  const search = (): void => searchFor(typed.trim());
  const searchCalmly = useEffectEvent(searchFor);
  useEffect(() => {
    const timer = setTimeout(() => searchCalmly(typed.trim()), CALM_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const clear = (): void => {
    setTyped("");
    searchFor("");
  };
  return (
    <div className={styles.search}>
      <Search size={18} aria-hidden />
      <input
        type="text"
        role="searchbox"
        enterKeyHint="search"
        aria-label={label}
        placeholder={placeholder}
        maxLength={longest}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") search();
          if (event.key === "Escape") setTyped(known);
        }}
        onBlur={search}
      />
      {typed === "" ? null : (
        <button type="button" aria-label={libraryText.filters.clearSearch} onClick={clear}>
          <X size={16} aria-hidden />
        </button>
      )}
    </div>
  );
};
