import { vi } from 'vitest';
import type { OutgoingMessage } from '../../state/model.ts';
import { createDelivery } from '../create-delivery.ts';
import type { Delivery } from '../delivery.ts';
import { createLineInHand, type LineInHand } from './line-in-hand.ts';
import { createMemoryOutbox, type MemoryOutbox } from './memory-outbox.ts';

/** A delivery with all that it works with. */
export interface DeliverySetUp extends LineInHand {
  readonly outbox: MemoryOutbox;
  readonly delivery: Delivery;
  /** What it emitted: type and message. */
  readonly events: string[];
  readonly place: { newestIndex: number };
  /** What the outbox holds: message and delivery. */
  readonly states: () => string[];
}

/** Makes a delivery whose surroundings are in the hands of its test. */
export function setUp(...messages: readonly OutgoingMessage[]): DeliverySetUp {
  const outbox = createMemoryOutbox(...messages);
  const hand = createLineInHand();
  const events: string[] = [];
  const place = { newestIndex: 9 };
  const delivery = createDelivery({
    outbox,
    line: hand.line,
    newestIndex: () => place.newestIndex,
    settle: async () => {},
    emit: (event) => events.push(`${event.type} ${event.clientId}`),
  });
  const states = (): string[] => outbox.messages.map((one) => `${one.clientId} ${one.delivery}`);
  return { ...hand, outbox, delivery, events, place, states };
}

/** Lets everything happen that takes no time. Needs fake timers. */
export async function soon(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}
