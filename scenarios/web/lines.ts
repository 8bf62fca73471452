/** Functions that run in the page: lines that are cut, devices that refuse, the window. */

type Socket = { close(): void };
type Page = {
  WebSocket: new (address: string, protocols?: string | string[]) => Socket;
  readonly lines: Socket[];
  readonly navigator: { readonly mediaDevices: { getUserMedia: () => Promise<never> } };
  readonly document: { readonly fullscreenElement: object | null };
  readonly DOMException: new (message: string, name: string) => Error;
};

/** Before anything else of the page: notes its lines to the server, so that they can be cut. */
export const noteLines = (): void => {
  const page = globalThis as unknown as Page;
  const lines: Socket[] = [];
  Object.assign(page, { lines });
  page.WebSocket = class extends page.WebSocket {
    constructor(address: string, protocols?: string | string[]) {
      super(address, protocols);
      lines.push(this);
    }
  };
};

/** Cuts every line that the page has, as a network that goes away does. */
export const cutLines = (): void => {
  for (const line of (globalThis as unknown as Page).lines) line.close();
};

/** From now on the browser refuses every device for this reason. */
export const refuseDevices = (name: string): void => {
  const page = globalThis as unknown as Page;
  page.navigator.mediaDevices.getUserMedia = () => Promise.reject(new page.DOMException("no", name));
};

/** To the page no time passes: a machine that is busy with the whole product is not judged by its speed. */
export const unhurried = (): void => {
  const { performance } = globalThis;
  const now = performance.now.bind(performance);
  performance.now = () => now() / 1000;
};

export const isFullScreen = (wanted: boolean): boolean =>
  ((globalThis as unknown as Page).document.fullscreenElement !== null) === wanted;
