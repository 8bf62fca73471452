/** Signing in at the organisation's identity provider (OpenID Connect), below {base}/internal-api/v1/auth/oidc. */
import { z } from "zod";
import { loginAnswerSchema } from "./auth.ts";

/** GET: whether it is offered, and what its button says; null: it is not. */
export const oidcOfferedSchema = z.object({ name: z.string().nullable() });

/** POST …/begin: where to go, and what the browser keeps until it comes back. */
export const oidcBegunSchema = z.object({ url: z.string(), ticket: z.string() });

/** POST …/finish: the ticket, and the query with which the provider sent the browser back. */
export const finishOidcSchema = z.object({ ticket: z.string().max(4000), query: z.string().max(8000) });

/** `signOutUrl`: where the provider's own session ends; null: it has no such place. */
export const oidcLoginAnswerSchema = loginAnswerSchema.extend({ signOutUrl: z.string().nullable() });
