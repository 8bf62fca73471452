/**
 * What a page shows of itself in its address: a reload, a link that is sent and the way back show the same. Values are
 * words by name. What is as usual is left out, and what else the address says stays.
 */
export type Values<Name extends string> = Readonly<Record<Name, string>>;

/** @param usual what holds where the address says nothing */
export const readAddress = <Name extends string>(usual: Values<Name>, address: URLSearchParams): Values<Name> =>
  Object.fromEntries(
    Object.entries<string>(usual).map(([name, value]) => [name, address.get(name) ?? value]),
  ) as Values<Name>;

/** @param values those that are left out stay as the address has them */
export const writeAddress = <Name extends string>(
  usual: Values<Name>,
  values: Partial<Values<Name>>,
  address: URLSearchParams,
): URLSearchParams => {
  const written = new URLSearchParams(address);
  for (const [name, value] of Object.entries<string | undefined>(values)) {
    if (value === undefined) continue;
    if (value === usual[name as Name]) written.delete(name);
    else written.set(name, value);
  }
  return written;
};

/** One of those that there are; what an address says besides is as good as nothing. */
export const oneOf = <Value extends string>(values: readonly Value[], said: string): Value | undefined =>
  values.find((value) => value === said);
