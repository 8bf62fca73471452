import { useRef, type PointerEvent } from "react";

const LONG_MS = 500;
/** A finger that moves further than this scrolls, px. */
const STILL_PX = 10;

type Handlers = Readonly<
  Record<"onPointerDown" | "onPointerMove" | "onPointerUp" | "onPointerCancel", (event: PointerEvent) => void>
>;

/** A finger that stays: the touch screen's way to what a mouse finds by hovering. */
export const useLongPress = (act: () => void): Handlers => {
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);
  const end = (): void => {
    if (press.current !== null) clearTimeout(press.current.timer);
    press.current = null;
  };
  return {
    onPointerDown: ({ pointerType, clientX, clientY }) => {
      end();
      if (pointerType === "touch") press.current = { timer: setTimeout(act, LONG_MS), x: clientX, y: clientY };
    },
    onPointerMove: ({ clientX, clientY }) => {
      const { x = clientX, y = clientY } = press.current ?? {};
      if (Math.hypot(clientX - x, clientY - y) > STILL_PX) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
};
