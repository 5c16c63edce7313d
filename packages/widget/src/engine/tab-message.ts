import { isRecord } from '@docent/identity';
import type { ChatKey } from '../session/functions-api.ts';
import type { Session } from '../session/session.ts';
import type { ChatEvent } from '../state/chat-event.ts';
import type { ChatState } from '../state/model.ts';
import type { MediaKey } from '../transport/transport.ts';

/** What a tab asks of the one that leads. */
export type TabCommand =
  /** Something waits in the outbox. */
  | { readonly name: 'work' }
  | { readonly name: 'earlier'; readonly beforeIndex: number }
  | { readonly name: 'typing' }
  | ({ readonly name: 'media' } & MediaKey)
  | { readonly name: 'end' }
  | { readonly name: 'retry-now' };

/** What the tabs of a site say to each other. */
export type TabMessage =
  | { readonly v: 1; readonly kind: 'event'; readonly event: ChatEvent }
  | { readonly v: 1; readonly kind: 'command'; readonly command: TabCommand }
  /** A tab has come, and wants to know. */
  | { readonly v: 1; readonly kind: 'ask' }
  | {
      readonly v: 1;
      readonly kind: 'answer';
      readonly state: ChatState;
      readonly session: Session | undefined;
      /** Of a chat that has ended, so that it can still be rated. */
      readonly last: ChatKey | undefined;
    }
  | { readonly v: 1; readonly kind: 'session'; readonly session: Session | undefined };

const kinds: readonly unknown[] = ['event', 'command', 'ask', 'answer', 'session'];

/**
 * Reads what another tab said; undefined for what another version of the chat says.
 *
 * @example
 * parseTabMessage(data)?.kind;
 */
export function parseTabMessage(value: unknown): TabMessage | undefined {
  const isOurs = isRecord(value) && value['v'] === 1 && kinds.includes(value['kind']);
  return isOurs ? (value as TabMessage) : undefined;
}
