import type { FlowContext } from '../engine/context.ts';

/** Liquid that cannot be rendered, or breaks a limit of Studio. */
export class LiquidError extends Error {
  override name = 'LiquidError';
  /** Studio's code for it. */
  readonly code = 81018;
}

/** Renders Liquid as Studio does. Throws {@link LiquidError}. */
export function renderLiquid(template: string, _context: FlowContext): string {
  return template;
}
