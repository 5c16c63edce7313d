/** How large a drawing is shown, and which part of it is in sight, in px of the page. */
export interface Sight {
  /** 1 is as large as it was drawn. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

export const smallest = 0.2;
export const largest = 2.5;
const readable = 0.62;

/** The scale at which a drawing is as wide as its frame; never larger than it was drawn. */
export function fitWidth(drawingWidth: number, frameWidth: number): number {
  return drawingWidth > 0 ? clampScale(Math.min(1, frameWidth / drawingWidth)) : 1;
}

/** The scale to begin with: all of the width, unless nobody could read that. */
export function firstScale(drawingWidth: number, frameWidth: number): number {
  return Math.max(readable, fitWidth(drawingWidth, frameWidth));
}

/** Zooms so that what lies under a point of the frame stays there. */
export function zoomAt(sight: Sight, scale: number, point: { x: number; y: number }): Sight {
  const next = clampScale(scale);
  const ratio = next / sight.scale;
  return {
    scale: next,
    left: Math.max(0, (sight.left + point.x) * ratio - point.x),
    top: Math.max(0, (sight.top + point.y) * ratio - point.y),
  };
}

/** What a turn of the wheel makes of a scale. */
export function wheelScale(scale: number, deltaY: number): number {
  return clampScale(scale * Math.exp(-Math.max(-60, Math.min(60, deltaY)) / 160));
}

function clampScale(scale: number): number {
  return Math.min(largest, Math.max(smallest, scale));
}
