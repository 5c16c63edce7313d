import { firstScale, fitWidth, zoomAt } from './zoom.ts';

/** Creates what holds how large a drawing is shown; `onScale` is told in percent. */
export function createSight(onScale: (percent: number) => void) {
  let frame: HTMLElement | undefined;
  let svg: SVGSVGElement | undefined;
  let scale = 1;
  /** Follows the width of the frame, until somebody zooms. */
  let toScale: typeof fitWidth | undefined = firstScale;
  const observer = new ResizeObserver(follow);

  function apply(next: number): void {
    scale = next;
    if (svg) svg.style.width = `${Math.round(svg.viewBox.baseVal.width * scale)}px`;
    onScale(Math.round(scale * 100));
  }
  function follow(): void {
    if (toScale && frame && svg && frame.clientWidth > 0)
      apply(toScale(svg.viewBox.baseVal.width, frame.clientWidth));
  }

  return {
    scale: () => scale,
    /** Shows a drawing in a frame, as large as the last one. */
    enter(inFrame: HTMLElement, drawing: SVGSVGElement): void {
      svg = drawing;
      frame = inFrame;
      observer.observe(frame);
      if (toScale) follow();
      else apply(scale);
    },
    leave: () => observer.disconnect(),
    fit(): void {
      toScale = fitWidth;
      follow();
    },
    /** Zooms around a place of the window; by default the middle of the frame. */
    zoom(next: number, at?: { clientX: number; clientY: number }): void {
      if (!frame) return;
      toScale = undefined;
      const box = frame.getBoundingClientRect();
      const point = at
        ? { x: at.clientX - box.left, y: at.clientY - box.top }
        : { x: box.width / 2, y: box.height / 2 };
      const sight = zoomAt({ scale, left: frame.scrollLeft, top: frame.scrollTop }, next, point);
      apply(sight.scale);
      frame.scrollTo({ left: sight.left, top: sight.top });
    },
  };
}
