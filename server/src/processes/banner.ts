export type BannerFacts = {
  readonly publicUrl: string;
  readonly basePath: string;
  readonly dataDir: string;
  readonly notes: readonly string[];
};

/** What a person sees when everything runs. */
export const banner = ({ publicUrl, basePath, dataDir, notes }: BannerFacts): string => {
  const address = `${publicUrl}${basePath}`;
  return [
    "",
    `  Roomreel runs at ${address}`,
    "",
    ...notes.map((note) => `  ${note}`),
    ...(notes.length === 0 ? [] : [""]),
    `  API     ${address}/api/v1/docs`,
    `  Data    ${dataDir}`,
    "  Stop    Ctrl-C",
    "",
    "",
  ].join("\n");
};
