import type { Theme } from "@roomreel/contract";
import { internalApi } from "./base.ts";
import { request } from "./request.ts";

type Answer = { readonly appearance: { readonly themes: readonly (Theme & { readonly enabled: boolean })[] } };

/** The organisation's theme, for everybody, signed in or not; null: the product's own. */
export const organisationTheme = async (): Promise<Theme | null> => {
  const { appearance } = await request<Answer>(`${internalApi}/config/rooms/appearance`);
  return appearance.themes.find(({ enabled }) => enabled) ?? null;
};
