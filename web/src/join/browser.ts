/** Browsers whose ways of allowing a camera differ. On iPhones and iPads every browser is Safari inside. */
export type Browser = "chrome" | "firefox" | "safari" | "iphone" | "android";

export const browserOf = (userAgent: string): Browser => {
  if (/iPhone|iPad|iPod/.test(userAgent)) return "iphone";
  if (userAgent.includes("Firefox/")) return "firefox";
  if (userAgent.includes("Android")) return "android";
  return /Safari\//.test(userAgent) && !/Chrome|Chromium/.test(userAgent) ? "safari" : "chrome";
};
