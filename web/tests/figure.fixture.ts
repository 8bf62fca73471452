/** A camera for tests: somebody, drawn, before a wall full of small squares; as a file that Chromium films. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";

export type Camera = { readonly path: string; remove(): Promise<void> };

const PICTURES = 4;

/** @param executablePath the Chromium that draws it */
export const filmFigure = async (executablePath: string): Promise<Camera> => {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage();
  const jpeg = Buffer.from((await page.evaluate(drawFigure)).split(",")[1] ?? "", "base64");
  await browser.close();
  const folder = await mkdtemp(join(tmpdir(), "roomreel-camera-"));
  const path = join(folder, "camera.mjpeg");
  await writeFile(path, Buffer.concat(Array.from({ length: PICTURES }, () => jpeg)));
  return { path, remove: () => rm(folder, { recursive: true }) };
};

/** Runs in a page. Where what is, in parts of the picture: the face at the middle, the wall in the upper corners. */
const drawFigure = (): string => {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: 640, height: 360 });
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("no canvas");
  for (let y = 0; y < 360; y += 12)
    for (let x = 0; x < 640; x += 12) {
      pen.fillStyle = (x + y) % 24 === 0 ? "#7d8790" : "#c5ccd2";
      pen.fillRect(x, y, 12, 12);
    }
  const round = (colour: string, [x, y, width, height]: readonly [number, number, number, number]): void => {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);
    pen.fill();
  };
  round("#27406b", [320, 380, 165, 130]);
  round("#c99878", [320, 250, 38, 50]);
  round("#3a281d", [320, 135, 78, 92]);
  round("#dcae8d", [320, 155, 66, 88]);
  for (const side of [-1, 1]) {
    round("#f6f2ee", [320 + side * 26, 145, 13, 7]);
    round("#33241a", [320 + side * 26, 145, 6, 6]);
    round("#3a281d", [320 + side * 26, 127, 16, 4]);
    round("#d09c7d", [320 + side * 66, 158, 8, 17]);
  }
  round("#c58f70", [320, 172, 9, 16]);
  round("#a4504c", [320, 204, 22, 7]);
  return canvas.toDataURL("image/jpeg", 0.95);
};

/** A part of a picture, each number a part of its width or height. */
export type Part = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export const FACE: Part = { x: 0.42, y: 0.3, width: 0.16, height: 0.32 };
export const WALL: Part = { x: 0.04, y: 0.06, width: 0.2, height: 0.4 };

/** Runs in a page: how much neighbours differ in a part of what a video shows, 0 to 255. */
export const detailIn = (video: HTMLElement | SVGElement, part: Part): number => {
  if (!(video instanceof HTMLVideoElement)) throw new Error("no video");
  const canvas = document.createElement("canvas");
  const [width, height] = [video.videoWidth, video.videoHeight];
  const [wide, high] = [Math.round(part.width * width), Math.round(part.height * height)];
  Object.assign(canvas, { width: wide, height: high });
  const pen = canvas.getContext("2d");
  if (pen === null || width === 0) return -1;
  pen.drawImage(video, -Math.round(part.x * width), -Math.round(part.y * height));
  const { data } = pen.getImageData(0, 0, wide, high);
  const at = (x: number, y: number): number => data[(y * wide + x) * 4 + 1] ?? 0;
  let sum = 0;
  for (let y = 1; y < high; y += 1)
    for (let x = 1; x < wide; x += 1) sum += Math.abs(at(x, y) - at(x - 1, y)) + Math.abs(at(x, y) - at(x, y - 1));
  return sum / (wide * high);
};
