import type { ChatEvent } from './chat-event.ts';

// What only concerns the page itself: its form, its window on the history, who is on it.
const ownEvents: readonly ChatEvent['type'][] = [
  'visitor',
  'form',
  'loading-earlier',
  'trimmed',
  'adopted',
];

/**
 * Whether the other tabs are told of an event.
 *
 * @example
 * isShared({ type: 'draft', text: 'Hello' }); // true
 */
export function isShared({ type }: ChatEvent): boolean {
  return !ownEvents.includes(type);
}
