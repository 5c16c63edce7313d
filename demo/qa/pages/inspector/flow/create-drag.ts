// Less than this is a click by an unsteady hand.
const farEnough = 4;

/** Creates the moving of a scrollable frame by a mouse; fingers scroll it anyway. */
export function createDrag() {
  let last: { x: number; y: number } | undefined;
  let moved = false;
  return {
    /** Whether the press that ends now was a move, and so no click. */
    hasMoved: () => moved,
    handleDown(event: PointerEvent): void {
      moved = false;
      if (event.pointerType !== 'touch' && event.button === 0)
        last = { x: event.clientX, y: event.clientY };
    },
    handleMove(event: PointerEvent): void {
      const frame = event.currentTarget;
      if (!last || !(frame instanceof HTMLElement)) return;
      const [left, top] = [last.x - event.clientX, last.y - event.clientY];
      if (!moved && Math.hypot(left, top) < farEnough) return;
      if (!moved) frame.setPointerCapture(event.pointerId);
      moved = true;
      frame.scrollBy({ left, top });
      last = { x: event.clientX, y: event.clientY };
    },
    handleUp(): void {
      last = undefined;
    },
  };
}
