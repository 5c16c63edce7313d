import { triggerEvents } from '../flow/definition.ts';
import type { Widget } from './widget.ts';

/** Where an execution begins: it takes the transition of the event that it began with. */
export function createTrigger(event: string): Widget {
  return { type: 'trigger', events: triggerEvents, run: async () => ({ event }) };
}
