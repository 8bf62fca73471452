/** Functions that run in the page. Only what they use of a browser's objects is described here. */

/** An HTMLVideoElement. */
export type Video = {
  currentTime: number;
  readonly duration: number;
  readonly videoWidth: number;
  getVideoPlaybackQuality(): { readonly totalVideoFrames: number };
  requestVideoFrameCallback(shown: () => void): void;
  addEventListener(name: string, happened: () => void, options?: { readonly once: boolean }): void;
};

type Connection = { getStats(): Promise<ReadonlyMap<string, Report>> };
type Report = { readonly type: string; readonly kind?: string; readonly totalAudioEnergy?: number };
type Noted = { readonly connections: readonly Connection[] };

/** Before anything else of the page: notes its peer connections, which tell what is really heard. */
export const noteConnections = (): void => {
  const connections: Connection[] = [];
  const page = globalThis as unknown as { RTCPeerConnection: new (configuration?: object) => Connection };
  Object.assign(page, { connections });
  page.RTCPeerConnection = class extends page.RTCPeerConnection {
    constructor(configuration?: object) {
      super(configuration);
      connections.push(this);
    }
  };
};

/** Whether sound of others has been played that is not silence. */
export const isSoundHeard = async (): Promise<boolean> => {
  const { connections } = globalThis as unknown as Noted;
  const reports = await Promise.all(connections.map(async (one) => [...(await one.getStats()).values()]));
  return reports
    .flat()
    .some(({ type, kind, totalAudioEnergy = 0 }) => type === "inbound-rtp" && kind === "audio" && totalAudioEnergy > 0);
};

/** Resolves when so many pictures more have been shown. */
export const morePictures = async (video: Video, count: number): Promise<void> => {
  const shown = (): number => video.getVideoPlaybackQuality().totalVideoFrames;
  const first = shown();
  while (video.videoWidth === 0 || shown() < first + count)
    await new Promise<void>((next) => video.requestVideoFrameCallback(next));
};

/** Resolves when the film has played on by so many seconds. */
export const playsOn = async (video: Video, seconds: number): Promise<void> => {
  const first = video.currentTime;
  while (video.currentTime < first + seconds)
    await new Promise<void>((moved) => video.addEventListener("timeupdate", moved, { once: true }));
};

/** Resolves when the film shows another moment. */
export const seekTo = async (video: Video, seconds: number): Promise<void> => {
  const seeked = new Promise<void>((done) => video.addEventListener("seeked", done, { once: true }));
  video.currentTime = seconds;
  await seeked;
};

export const lengthOf = (video: Video): number => video.duration;
export const momentOf = (video: Video): number => video.currentTime;

/** What an element is filled with. */
export const colourOf = (element: object): { red: number; green: number; blue: number } => {
  const page = globalThis as unknown as { getComputedStyle(of: object): { readonly backgroundColor: string } };
  const [red = 0, green = 0, blue = 0] = (page.getComputedStyle(element).backgroundColor.match(/\d+/g) ?? []).map(
    Number,
  );
  return { red, green, blue };
};

/** What has the focus, and why that could not be seen. */
export type Focused = { readonly name: string; readonly faults: readonly string[] };

type Element = {
  readonly textContent: string | null;
  readonly labels?: ArrayLike<Element> | null;
  getAttribute(name: string): string | null;
  getBoundingClientRect(): { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  contains(other: Element | null): boolean;
};
type Document = {
  readonly activeElement: Element;
  readonly body: Element;
  elementFromPoint(x: number, y: number): Element | null;
};
type Style = { readonly outlineStyle: string; readonly outlineWidth: string };

export const focused = (): Focused => {
  const page = globalThis as unknown as { readonly document: Document; getComputedStyle(of: Element): Style };
  const { activeElement: element, body } = page.document;
  if (element === body) return { name: "the page itself", faults: [] };
  const name = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent ?? "";
  const { outlineStyle, outlineWidth } = page.getComputedStyle(element);
  const { x, y, width, height } = element.getBoundingClientRect();
  const top = page.document.elementFromPoint(x + width / 2, y + height / 2);
  const faults = [
    ...(outlineStyle === "none" || parseFloat(outlineWidth) < 2 ? ["has no outline"] : []),
    ...(top !== null && element.contains(top) ? [] : ["is covered or outside the window"]),
  ];
  return { name, faults };
};

/** Whether one of these is several times as wide as the next one. */
export const isOneLarge = (elements: readonly { getBoundingClientRect(): { readonly width: number } }[]): boolean => {
  const widths = elements.map((one) => one.getBoundingClientRect().width);
  const [first = 0, second = 0] = widths.toSorted((one, other) => other - one);
  return second > 0 && first > 3 * second;
};

type Clipboard = { readText(): Promise<string> };

/** What was copied last. */
export const copiedText = async (): Promise<string> =>
  await (navigator as unknown as { readonly clipboard: Clipboard }).clipboard.readText();
