import type { FlowContext } from '../engine/context.ts';
import { renderLiquid } from './render.ts';

/** Renders every text inside of objects and lists; names stay as they are. Throws `LiquidError`. */
export function renderDeep(value: unknown, context: FlowContext, now?: number): unknown {
  if (typeof value === 'string') return renderLiquid(value, context, now);
  if (Array.isArray(value)) return value.map((item) => renderDeep(item, context, now));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([name, part]) => [name, renderDeep(part, context, now)]));
}
