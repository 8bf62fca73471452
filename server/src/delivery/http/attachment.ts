/**
 * Content-Disposition of a file that is to be saved (RFC 6266), with the extended value of RFC 8187 for what ASCII
 * cannot say: old clients take the plain name, all others the right one.
 */
export const attachment = (filename: string): string => {
  const plain = filename.replaceAll(/[^\x20-\x7e]/g, "_").replaceAll(/["\\%]/g, "_");
  const extended = encodeURIComponent(filename.toWellFormed()).replaceAll(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${extended}`;
};
