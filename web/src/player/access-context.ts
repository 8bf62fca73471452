import { createContext } from "react";
import type { Access } from "../api/access.ts";
import { accountAccess } from "../api/session.ts";

/** As whom the recording of this page is seen; an account unless the page says otherwise. */
export const AccessContext = createContext<Access>(accountAccess);
