/** Where this deployment lives below its host: "" or "/meet". The server writes it into the page's `<base>`. */
export const basePath = new URL(document.baseURI).pathname.replace(/\/+$/, "");

/** The public REST API, and the part that only this app uses. */
export const publicApi = `${basePath}/api/v1`;
export const internalApi = `${basePath}/internal-api/v1`;
