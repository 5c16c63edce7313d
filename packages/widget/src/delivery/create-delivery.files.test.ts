import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OutgoingMessage } from '../state/model.ts';
import type { TransportMessage } from '../transport/transport.ts';
import { createDelivery } from './create-delivery.ts';
import { createLineInHand } from './testing/line-in-hand.ts';
import { createMemoryOutbox } from './testing/memory-outbox.ts';
import { message } from './testing/messages.ts';
import { soon } from './testing/set-up-delivery.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const attachments = [{ name: 'a.txt', type: 'text/plain', blob: new Blob(['abc']) }];
const attributes = { page: 'A' };
const withFiles = message('a', { body: '', attachments, attributes });

function setUp(...messages: readonly OutgoingMessage[]) {
  const hand = createLineInHand();
  const given: TransportMessage[] = [];
  const events: object[] = [];
  const outbox = createMemoryOutbox(...messages);
  const delivery = createDelivery({
    outbox,
    line: {
      ...hand.line,
      send(sent) {
        given.push(sent);
        return hand.line.send(sent);
      },
    },
    newestIndex: () => 9,
    emit: (event) => void events.push(event),
  });
  delivery.pump();
  return { ...hand, given, events, outbox, delivery };
}

describe('files', () => {
  test('go along with their message, with what programs shall know of it', async () => {
    const { given } = setUp(withFiles, message('b'));
    await soon();
    expect(given).toMatchObject([{ clientId: 'a', body: '', attachments, attributes }]);
  });

  test('tell how far they are, and nothing any more once that is over', async () => {
    const { given, events, sends } = setUp(withFiles);
    await soon();
    given[0]?.onProgress?.(0.5);
    sends[0]?.answer({ kind: 'later', retryAfterMs: 1000 });
    await soon();
    given[0]?.onProgress?.(0.7);
    const told = events.filter((event) => 'progress' in event);
    expect(told).toEqual([{ type: 'progress', clientId: 'a', progress: 0.5 }]);
  });

  test('that nobody wants to be sent any more are given up, and the next message goes out', async () => {
    const { given, outbox, delivery, sent } = setUp(withFiles, message('b'));
    await soon();
    void outbox.remove('a');
    delivery.drop('a');
    await soon();
    expect(given[0]?.signal?.aborted).toBe(true);
    expect(sent).toEqual(['a', 'b']);
    expect(given[1]?.signal?.aborted).toBe(false);
  });

  test('are given up when another tab takes over', async () => {
    const { given, delivery, outbox } = setUp(withFiles);
    await soon();
    delivery.stop();
    await soon();
    expect(given[0]?.signal?.aborted).toBe(true);
    expect(outbox.messages[0]?.delivery).toBe('sending');
  });
});

describe('a message whose answer was lost', () => {
  test('is believed not to be there only after two and a half seconds', async () => {
    const { searches, sent } = setUp(message('a', { delivery: 'sending', sinceIndex: 3 }));
    await soon();
    searches[0]?.answer(false);
    await vi.advanceTimersByTimeAsync(2499);
    expect(searches).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(searches[1]).toMatchObject({ clientId: 'a', sinceIndex: 3 });
    expect(sent).toEqual([]);
    searches[1]?.answer(false);
    await soon();
    expect(sent).toEqual(['a']);
  });

  test('that arrives in that time is not sent again', async () => {
    const { searches, sent, outbox } = setUp(message('a', { delivery: 'sending' }));
    await soon();
    searches[0]?.answer(false);
    await vi.advanceTimersByTimeAsync(2500);
    searches[1]?.answer(true);
    await soon();
    expect([sent, outbox.messages]).toEqual([[], []]);
  });

  test('whose echo comes in that time is not looked for again', async () => {
    const { searches, sent, delivery } = setUp(message('a', { delivery: 'sending' }));
    await soon();
    searches[0]?.answer(false);
    await soon();
    delivery.confirm('a');
    await vi.advanceTimersByTimeAsync(60_000);
    expect([searches.length, sent]).toEqual([1, []]);
  });
});
