import { toValueSync } from 'liquidjs';
import type { FlowContext } from '../engine/context.ts';
import { engine } from './engine.ts';
import { clockRegister } from './filters/date-filter.ts';
import { FlowScope } from './flow-scope.ts';
import { LimitedEmitter } from './limited-emitter.ts';
import { parseTemplate } from './parse-template.ts';

/** Liquid that cannot be rendered, or breaks a limit of Studio. */
export class LiquidError extends Error {
  override name = 'LiquidError';
  /** Studio's code for it. */
  readonly code = 81018;
}

/**
 * Renders Liquid as Studio does; a variable that is missing renders as nothing. Throws {@link LiquidError}, which
 * says the line and the column.
 *
 * @param now what `{{ "now" | date: … }}` shows, in ms since 1970
 */
export function renderLiquid(template: string, context: FlowContext, now = Date.now()): string {
  try {
    return render(template, context, now);
  } catch (error) {
    throw new LiquidError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function render(template: string, context: FlowContext, now: number): string {
  // A copy: `increment` writes into what it is given.
  const scope = new FlowScope({ ...context }, engine.options, { sync: true }, { liquid: engine });
  const emitter = new LimitedEmitter(scope.memoryLimit);
  if (/\{[{%]/.test(template)) {
    scope.setRegister(clockRegister, now);
    toValueSync(engine.renderer.renderTemplates(parseTemplate(template), scope, emitter));
  } else emitter.write(template);
  return emitter.buffer;
}
