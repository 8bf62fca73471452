import type { Selectable } from "kysely";
import type { Account } from "../../people/index.ts";
import { userId, wallMs } from "../../vocabulary/index.ts";
import type { Tables } from "./schema.ts";

export const accountOf = (row: Selectable<Tables["users"]>): Account => ({
  userId: userId(row.user_id),
  name: row.name,
  role: row.role,
  registeredAt: wallMs(row.created_at.getTime()),
  mustChangePassword: row.must_change_password,
  tokensSince: wallMs(row.tokens_since.getTime()),
});
