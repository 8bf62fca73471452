import type { ReactNode } from "react";
import { Film, LayoutGrid, Trash2 } from "lucide-react";
import { Link, useLocation, useSearchParams } from "wouter";
import { libraryText } from "../texts/library-text.ts";
import { changed, type Folder, type ListState, writeState } from "./list-state.ts";
import styles from "./recording-list.module.css";

const signs = { recordings: Film, breakouts: LayoutGrid, trash: Trash2 } as const;

/** *Recordings*, *Breakout room recordings* (K-50, K-57), and what was deleted; what is searched stays searched. */
export const FolderLinks = (props: { folders: readonly Folder[]; state: ListState }): ReactNode => {
  const [path] = useLocation();
  const [address] = useSearchParams();
  if (props.folders.length < 2) return null;
  const hrefOf = (folder: Folder): string => {
    const query = writeState(changed(props.state, { folder }), address).toString();
    return query === "" ? path : `${path}?${query}`;
  };
  return (
    <nav className={styles.folders} aria-label={libraryText.folders.label}>
      {props.folders.map((folder) => {
        const Sign = signs[folder];
        return (
          <Link
            key={folder}
            href={hrefOf(folder)}
            className={styles.folder}
            {...(folder === props.state.folder ? { "aria-current": "page" as const } : {})}
          >
            <Sign size={16} aria-hidden />
            {libraryText.folders[folder]}
          </Link>
        );
      })}
    </nav>
  );
};
