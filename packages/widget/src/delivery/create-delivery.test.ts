import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { message } from './testing/messages.ts';
import { setUp, soon } from './testing/set-up-delivery.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('sends', () => {
  test('nothing before it is asked to', async () => {
    const { sent, delivery } = setUp(message('a'));
    delivery.confirm('b');
    await soon();
    expect(sent).toEqual([]);
    delivery.pump();
    await soon();
    expect(sent).toEqual(['a']);
  });

  test('one message after the other, in order', async () => {
    const { delivery, sends, sent, states, events } = setUp(message('a'), message('b'));
    delivery.pump();
    delivery.pump();
    await soon();
    expect(sent).toEqual(['a']);
    expect(states()).toEqual(['a sending', 'b queued']);
    sends[0]?.answer({ kind: 'stored' });
    await soon();
    expect(sent).toEqual(['a', 'b']);
    expect(states()).toEqual(['b sending']);
    sends[1]?.answer({ kind: 'stored' });
    await soon();
    expect(states()).toEqual([]);
    expect(events).toEqual(['sending a', 'sending b']);
  });

  test('only what is stored as under way, with the place behind which to look for it', async () => {
    const { delivery, outbox, line, place } = setUp(message('a'));
    place.newestIndex = 4;
    const send = vi.spyOn(line, 'send').mockImplementation(async () => {
      expect(outbox.messages).toEqual([message('a', { delivery: 'sending', sinceIndex: 4 })]);
      return { kind: 'stored' };
    });
    delivery.pump();
    await soon();
    expect(send).toHaveBeenCalledOnce();
  });

  test('what was added meanwhile', async () => {
    const { delivery, sends, sent, outbox } = setUp(message('a'));
    delivery.pump();
    await soon();
    await outbox.add(message('b'));
    delivery.pump();
    await soon();
    expect(sent).toEqual(['a']);
    sends[0]?.answer({ kind: 'stored' });
    await soon();
    expect(sent).toEqual(['a', 'b']);
  });

  test('what was added after all had been sent', async () => {
    const { delivery, sent, outbox } = setUp();
    delivery.pump();
    await soon();
    await outbox.add(message('a'));
    await soon();
    expect(sent).toEqual([]);
    delivery.pump();
    await soon();
    expect(sent).toEqual(['a']);
  });

  test('nothing while the line is down, nor what was discarded meanwhile', async () => {
    const { delivery, sent, states, goDown, comeUp, outbox } = setUp(message('a'), message('b'));
    goDown();
    delivery.pump();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(sent).toEqual([]);
    expect(states()).toEqual(['a queued', 'b queued']);
    await outbox.remove('a');
    comeUp();
    await soon();
    expect(sent).toEqual(['b']);
  });

  test('none that has failed', async () => {
    const failed = message('a', { delivery: 'failed', refusal: 'refused' });
    const { delivery, sent, states, outbox } = setUp(failed, message('b'));
    delivery.pump();
    await soon();
    expect(sent).toEqual(['b']);
    expect(states()).toEqual(['a failed', 'b sending']);
    await outbox.requeue('a');
    expect(states()).toEqual(['b sending', 'a queued']);
  });
});

describe('after a refusal', () => {
  test('the message has failed, and the next one goes', async () => {
    const { delivery, sends, sent, outbox, events } = setUp(message('a'), message('b'));
    delivery.pump();
    await soon();
    sends[0]?.answer({ kind: 'refused', refusal: 'too-long' });
    await soon();
    expect(outbox.messages[0]).toMatchObject({ delivery: 'failed', refusal: 'too-long' });
    expect(events).toEqual(['sending a', 'failed a', 'sending b']);
    sends[1]?.answer({ kind: 'stored' });
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(sent).toEqual(['a', 'b']);
  });

  test('the message goes again when the visitor wants it', async () => {
    const { delivery, sends, sent, outbox, states } = setUp(message('a'));
    delivery.pump();
    await soon();
    sends[0]?.answer({ kind: 'refused', refusal: 'refused' });
    await soon();
    await outbox.requeue('a');
    delivery.pump();
    await soon();
    sends[1]?.answer({ kind: 'stored' });
    await soon();
    expect(sent).toEqual(['a', 'a']);
    expect(states()).toEqual([]);
  });
});

describe('when the server wants it later', () => {
  test('the same message goes again after the pause, before the next one', async () => {
    const { delivery, sends, sent, states, events } = setUp(message('a'), message('b'));
    delivery.pump();
    await soon();
    sends[0]?.answer({ kind: 'later', retryAfterMs: 7000 });
    await soon();
    expect(states()).toEqual(['a queued', 'b queued']);
    delivery.pump();
    await vi.advanceTimersByTimeAsync(6999);
    expect(sent).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual(['a', 'a']);
    expect(events).toEqual(['sending a', 'unsent a', 'sending a']);
  });

  test('the pauses grow to 30 s, for ever, until one is stored', async () => {
    const { delivery, sends, sent } = setUp(message('a'), message('b'));
    delivery.pump();
    await soon();
    const pauses: number[] = [];
    for (let turn = 1; turn <= 9; turn += 1) {
      const from = Date.now();
      sends.shift()?.answer({ kind: 'later', retryAfterMs: 0 });
      await soon();
      while (sent.length === turn) await vi.advanceTimersByTimeAsync(100);
      pauses.push(Date.now() - from);
    }
    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    sends.shift()?.answer({ kind: 'stored' });
    await soon();
    sends.shift()?.answer({ kind: 'later', retryAfterMs: 0 });
    await vi.advanceTimersByTimeAsync(500);
    expect(sent.slice(-2)).toEqual(['b', 'b']);
  });

  test('no answer makes it wait for more than 30 s', async () => {
    const { delivery, sends, sent } = setUp(message('a'));
    delivery.pump();
    await soon();
    sends[0]?.answer({ kind: 'later', retryAfterMs: 86_400_000 });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(sent).toEqual(['a', 'a']);
  });
});
