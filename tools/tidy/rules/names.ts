/** A folder or file says what it holds; these words say nothing. */
import { posix } from "node:path";
import type { Rule } from "../repository.ts";

const empty = new Set([
  "utils",
  "util",
  "helpers",
  "helper",
  "misc",
  "common",
  "lib",
  "libs",
  "shared",
  "types",
  "interfaces",
]);

export const names: Rule = ({ paths }) =>
  [...paths].flatMap((path) => {
    const words = path.split("/").map((part) => part.replace(/(\.(test|d))?\.[^.]+$/, ""));
    const word = words.find((part) => empty.has(part.toLowerCase()));
    if (word === undefined || posix.basename(path).startsWith(".")) return [];
    return [{ rule: "name", path, line: 1, message: `"${word}" says nothing: name it after what it holds` }];
  });
