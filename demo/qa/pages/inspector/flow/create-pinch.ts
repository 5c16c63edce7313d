interface Fingers {
  distance: number;
  clientX: number;
  clientY: number;
}

/** Creates the zooming by two fingers; calls back with how much wider they are apart, and the place between them. */
export function createPinch(
  onPinch: (ratio: number, point: { clientX: number; clientY: number }) => void,
) {
  let last: Fingers | undefined;
  return {
    handleStart(event: TouchEvent): void {
      last = readFingers(event);
      // The browser would zoom the whole page.
      if (last) event.preventDefault();
    },
    handleMove(event: TouchEvent): void {
      const next = readFingers(event);
      if (!next || !last) return;
      event.preventDefault();
      onPinch(next.distance / last.distance, next);
      last = next;
    },
  };
}

function readFingers({ touches }: TouchEvent): Fingers | undefined {
  const [one, other] = [touches[0], touches[1]];
  if (!one || !other || touches.length > 2) return undefined;
  const [x, y] = [other.clientX - one.clientX, other.clientY - one.clientY];
  const distance = Math.max(1, Math.hypot(x, y));
  return { distance, clientX: one.clientX + x / 2, clientY: one.clientY + y / 2 };
}
