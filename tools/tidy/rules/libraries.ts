/** A library is seen in one place, so that it can be replaced, and so that its habits stay there. */
import type { Finding } from "../finding.ts";
import { allImports } from "../imports.ts";
import { isTest, type Rule } from "../repository.ts";

const homes: readonly { readonly library: RegExp; readonly home: RegExp; readonly where: string }[] = [
  { library: /^(pg|pg-boss|kysely)(\/|$)/, home: /^server\/src\/adapters\/postgres\//, where: "adapters/postgres" },
  { library: /^node-av(\/|$)/, home: /^(server\/src\/adapters\/node-av|scenarios|bench)\//, where: "adapters/node-av" },
  { library: /^node-datachannel(\/|$)/, home: /^(server\/src\/adapters|bench)\//, where: "adapters/" },
  {
    library: /^(livekit-server-sdk|@livekit\/protocol)$/,
    home: /^(server\/src\/adapters|bench)\//,
    where: "adapters/",
  },
  { library: /^(fastify|@fastify\/)/, home: /^server\/src\/delivery\//, where: "delivery/" },
  { library: /^openid-client$/, home: /^server\/src\/adapters\/oidc\//, where: "adapters/oidc" },
  { library: /^livekit-client$/, home: /^(web|embed|scenarios)\//, where: "web/" },
];

export const libraries: Rule = (repository) =>
  allImports(repository).flatMap(({ from, specifier, line }): Finding[] => {
    const rule = homes.find(({ library }) => library.test(specifier));
    if (rule === undefined || rule.home.test(from) || isTest(from)) return [];
    const message = `${specifier} is seen in ${rule.where} alone: put a port in front of it`;
    return [{ rule: "library", path: from, line, message }];
  });
