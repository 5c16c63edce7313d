import type { ChatEvent } from '../state/chat-event.ts';
import type { Connection } from '../connection/connection.ts';
import type { Outbox } from './outbox.ts';

/** What delivery works with. */
export interface DeliveryOptions {
  readonly outbox: Outbox;
  readonly line: Pick<Connection, 'send' | 'isStored' | 'whenUp'>;
  /** The highest index at the server that this tab knows, -1 for none. */
  readonly newestIndex: () => number;
  readonly emit: (
    event: ChatEvent & { type: 'sending' | 'unsent' | 'progress' | 'failed' | 'discarded' },
  ) => void;
  /** Waits as long as a message whose answer was lost may still take to arrive; 2.5 s by default. */
  readonly settle?: () => Promise<void>;
}

/**
 * Brings what waits in the outbox to the server: one message at a time, in order, each exactly once. One whose answer was
 * lost is looked for before it is sent again, also when another page had sent it. Only the leading tab has one.
 */
export interface Delivery {
  /** Something may be waiting. Idempotent. */
  readonly pump: () => void;
  /** The server has it: its echo came, or it was found in the history. */
  readonly confirm: (clientId: string) => void;
  /** Nobody wants it to be sent any more: an upload of its files ends at once. */
  readonly drop: (clientId: string) => void;
  readonly stop: () => void;
}

/** Makes one; nothing is sent before `pump`. */
export type CreateDelivery = (options: DeliveryOptions) => Delivery;
