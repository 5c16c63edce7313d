import type { ChatState } from './model.ts';

/**
 * Whether there is a chat that can be ended.
 *
 * @example
 * isRunning({ ...initialState, phase: 'open' }); // true
 */
export function isRunning({ phase }: Pick<ChatState, 'phase'>): boolean {
  return phase === 'open' || phase === 'starting';
}
