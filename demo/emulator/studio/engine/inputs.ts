import { LiquidError, renderLiquid } from '../liquid/render.ts';
import { renderDeep } from '../liquid/render-deep.ts';
import type { FlowState } from '../flow/definition.ts';
import type { FlowContext } from './context.ts';

/** The properties of a widget after Liquid. */
export interface Inputs {
  /** For the trace; where Liquid failed, the reason stands in place of the value. */
  all: Readonly<Record<string, unknown>>;
  /** One as text; `''` where it is not there, or its Liquid failed: Studio warns, and goes on. */
  text(property: string): string;
  /** The first failure of Liquid. */
  error: LiquidError | undefined;
  /** Renders what is inside of a property, in the same way. */
  render(template: string): string;
}

/** Renders what a widget has, once, before its turn. */
export function renderInputs({ properties }: FlowState, context: FlowContext, now: number): Inputs {
  const all: Record<string, unknown> = {};
  const errors = new Map<string, LiquidError>();
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'offset') continue;
    try {
      all[name] = renderDeep(value, context, now);
    } catch (error) {
      if (!(error instanceof LiquidError)) throw error;
      errors.set(name, error);
      all[name] = `(${error.message})`;
    }
  }
  return {
    all,
    text(property) {
      const value = all[property];
      if (value === undefined || value === null || errors.has(property)) return '';
      return typeof value === 'string' ? value : JSON.stringify(value);
    },
    error: errors.values().next().value,
    render: (template) => renderOrNothing(template, context, now),
  };
}

function renderOrNothing(template: string, context: FlowContext, now: number): string {
  try {
    return renderLiquid(template, context, now);
  } catch (error) {
    if (error instanceof LiquidError) return '';
    throw error;
  }
}
