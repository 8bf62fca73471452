/** What one wants behind oneself, kept on this machine for the next time. */

const kinds = ["none", "blur", "plain"] as const;
/** `none`: the camera as it is. `plain`: one calm colour in place of the room. */
export type Backdrop = (typeof kinds)[number];
export const backdrops: readonly Backdrop[] = kinds;

/** Why the camera is shown as it is, though something else was wanted. */
export type BackdropProblem = "cannot" | "slow";

const KEY = "roomreel.backdrop";

export const lastBackdrop = (): Backdrop => {
  const kept = localStorage.getItem(KEY);
  return kinds.find((one) => one === kept) ?? "none";
};

export const keepBackdrop = (backdrop: Backdrop): void => localStorage.setItem(KEY, backdrop);

/** The room's setting and one's own right together (mediaChangeVirtualBackground). */
export const mayChangeBackdrop = (way: {
  readonly virtualBackground?: boolean | undefined;
  readonly permissions: Readonly<Record<string, boolean>>;
}): boolean => way.virtualBackground === true && way.permissions["mediaChangeVirtualBackground"] === true;
