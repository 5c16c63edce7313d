import type { FlowDefinition } from './definition.ts';

/** A flow as text, as the Console takes it. */
export function printFlow(flow: FlowDefinition): string {
  return `${JSON.stringify(flow, null, 2)}\n`;
}
