import type { Brand } from "./brand.ts";

/** Unix epoch in milliseconds, from the `Clock` port only. Never used for durations. */
export type WallMs = Brand<number, "WallMs">;
/** Microseconds since the first take of a recording began; arrivals in the log are counted in it. */
export type LogUs = Brand<number, "LogUs">;
/** Milliseconds in the finished file; 0 is the first captured instant of the recording. */
export type MediaMs = Brand<number, "MediaMs">;

export const wallMs = (value: number): WallMs => value as WallMs;
export const logUs = (value: number): LogUs => value as LogUs;
export const mediaMs = (value: number): MediaMs => value as MediaMs;

/** A started timer; cancelling twice is harmless. */
export interface Timer {
  cancel(): void;
}

/** The only source of time. The real one is in `adapters/system`. */
export interface Clock {
  /** Wall time, for what people read. */
  wallNow(): WallMs;
  /** Monotonic microseconds with an arbitrary zero, the same in all processes of one boot. */
  monotonicUs(): number;
  /** Runs once after `delayMs`. */
  after(delayMs: number, run: () => void): Timer;
  /** Runs every `periodMs` until cancelled. */
  every(periodMs: number, run: () => void): Timer;
  /** Resolves after `delayMs`. */
  sleep(delayMs: number): Promise<void>;
}

/** The only source of randomness. */
export interface Randomness {
  bytes(count: number): Uint8Array;
  /** `count` characters of a-z, A-Z, 0-9; 5.95 bits each. */
  text(count: number): string;
}
