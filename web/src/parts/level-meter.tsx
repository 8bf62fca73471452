import { useEffect, useRef, type CSSProperties, type ReactNode } from "react";
import styles from "./level-meter.module.css";

const BARS = 5;
/** Root mean square that lights all bars; ordinary speech near a microphone is about 0.1. */
const LOUD = 0.16;

/** Shows that the microphone hears, without a word. */
export const LevelMeter = ({ stream }: { stream: MediaStream }): ReactNode => {
  const meter = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const sound = new AudioContext();
    const analyser = sound.createAnalyser();
    analyser.fftSize = 512;
    sound.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let frame = 0;
    let shown = 0;
    const draw = (): void => {
      analyser.getFloatTimeDomainData(samples);
      const level = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length) / LOUD;
      shown = Math.max(level, shown * 0.88);
      meter.current?.style.setProperty("--level", String(Math.min(1, shown)));
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
      sound.close().catch(() => undefined);
    };
  }, [stream]);
  return (
    <div ref={meter} className={styles.meter} aria-hidden>
      {Array.from({ length: BARS }, (_, index) => (
        <i key={index} style={{ "--at": index / BARS } as CSSProperties} />
      ))}
    </div>
  );
};
