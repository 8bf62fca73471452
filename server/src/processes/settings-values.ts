/** Readers of single settings: text -> value. What they reject they name as the end of a sentence: "… must be …". */
import { isIP } from "node:net";
import { Failure } from "../vocabulary/index.ts";

/** @throws Failure `settings.invalid`: what the value must be */
export type ReadValue<Value> = (text: string) => Value;

const mustBe = (what: string): never => {
  throw new Failure("settings.invalid", what);
};

export const anyText: ReadValue<string> = (text) => text;

/** With commas between them. */
export const words: ReadValue<readonly string[]> = (text) =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

export const wholeNumber =
  (from: number, to: number): ReadValue<number> =>
  (text) => {
    const value = Number(text);
    const fits = /^\d+$/.test(text) && value >= from && value <= to;
    return fits ? value : mustBe(`a whole number from ${from} to ${to}`);
  };

export const port: ReadValue<number> = wholeNumber(1, 65_535);

/** 0 switches the thing off. */
export const portOrOff: ReadValue<number> = wholeNumber(0, 65_535);

export const oneOf =
  <const Choice extends string>(...choices: readonly Choice[]): ReadValue<Choice> =>
  (text) =>
    choices.find((choice) => choice === text) ?? mustBe(`one of ${choices.join(", ")}`);

export const url =
  (...schemes: readonly string[]): ReadValue<string> =>
  (text) => {
    const parsed = URL.canParse(text) ? new URL(text) : null;
    const fits = parsed !== null && schemes.includes(parsed.protocol.slice(0, -1));
    return fits
      ? text.replace(/\/+$/, "")
      : mustBe(`an address that begins with ${schemes.map((one) => `${one}://`).join(" or ")}`);
  };

/** `https://meet.example.org`: a scheme, a host, perhaps a port. */
export const origin: ReadValue<string> = (text) => {
  const value = url("http", "https")(text);
  return new URL(value).origin === value ? value : mustBe("an origin without a path, such as https://meet.example.org");
};

/** "" or "/meet" */
export const basePath: ReadValue<string> = (text) => {
  const value = text.replace(/\/+$/, "");
  return value === "" || /^(\/[\w.-]+)+$/.test(value) ? value : mustBe("a path such as /meet");
};

export const ipAddress: ReadValue<string> = (text) => (isIP(text) === 0 ? mustBe("an IP address") : text);

/** Ranges that have a name where proxies are trusted. */
const rangeNames = ["loopback", "linklocal", "uniquelocal"];

const isNetwork = (text: string): boolean => {
  const [address = "", bits, ...more] = text.split("/");
  const bitsMax = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return more.length === 0 && (bits === undefined ? bitsMax > 0 : /^\d{1,3}$/.test(bits) && Number(bits) <= bitsMax);
};

/** `127.0.0.1, 10.0.0.0/8, loopback`; nothing for nobody. */
export const proxies: ReadValue<readonly string[]> = (text) => {
  const named = text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const isKnown = (one: string): boolean => rangeNames.includes(one) || isNetwork(one);
  return named.every(isKnown)
    ? named
    : mustBe(`IP addresses, networks such as 10.0.0.0/8, or ${rangeNames.join(", ")}, with commas between them`);
};

export const roleNames = ["server", "recorder", "renderer"] as const;
export type RoleName = (typeof roleNames)[number];

/** `all`, or some names with commas between them. */
export const roles: ReadValue<readonly RoleName[]> = (text) => {
  if (text === "all") return roleNames;
  const wanted = text.split(",").map((one) => one.trim());
  const known = roleNames.filter((name) => wanted.includes(name));
  return known.length === new Set(wanted).size ? known : mustBe(`all, or some of ${roleNames.join(",")}`);
};

export const secret =
  (lengthMin: number): ReadValue<string> =>
  (text) =>
    text.length >= lengthMin ? text : mustBe(`at least ${lengthMin} characters long`);
