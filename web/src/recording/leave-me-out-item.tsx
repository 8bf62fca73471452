import type { ReactNode } from "react";
import { CircleUserRound, EyeOff } from "lucide-react";
import { MenuItem } from "../parts/menu.tsx";
import { text } from "../texts/index.ts";
import { useLeavingOut } from "./leave-me-out.tsx";

/** Under the three dots. */
export const LeaveMeOutItem = (): ReactNode => {
  const leaving = useLeavingOut();
  if (leaving === null) return null;
  return (
    <MenuItem
      icon={leaving.out ? <CircleUserRound size={18} aria-hidden /> : <EyeOff size={18} aria-hidden />}
      note={text.consent.leaveMeOutNote}
      onSelect={leaving.toggle}
    >
      {leaving.out ? text.consent.letMeIn : text.consent.leaveMeOut}
    </MenuItem>
  );
};
