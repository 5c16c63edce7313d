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

const underWay = message('a', { delivery: 'sending', sinceIndex: 3 });

describe('confirmed', () => {
  test('while its answer is awaited, a message is done, and the next one goes', async () => {
    const { delivery, sends, sent, states } = setUp(message('a'), message('b'));
    delivery.pump();
    await soon();
    delivery.confirm('a');
    await soon();
    expect(sent).toEqual(['a', 'b']);
    expect(states()).toEqual(['b sending']);
    sends[0]?.answer({ kind: 'refused', refusal: 'refused' });
    await soon();
    expect(states()).toEqual(['b sending']);
  });

  test('while it is looked for, it is not sent again', async () => {
    const { delivery, searches, sent, states } = setUp(underWay);
    delivery.pump();
    await soon();
    delivery.confirm('a');
    searches[0]?.answer(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual([]);
    expect(states()).toEqual([]);
  });

  test('in the pause after a lost answer, it is done at once', async () => {
    const { delivery, sends, searches, sent } = setUp(message('a'), message('b'));
    delivery.pump();
    await soon();
    sends[0]?.answer({ kind: 'in-doubt' });
    await soon();
    delivery.confirm('a');
    await soon();
    expect(sent).toEqual(['a', 'b']);
    expect(searches).toEqual([]);
  });

  test('a message that waits or has failed is taken out of the outbox, and never sent', async () => {
    const failed = message('c', { delivery: 'failed', refusal: 'refused' });
    const { delivery, sends, sent, states } = setUp(message('a'), message('b'), failed);
    delivery.pump();
    await soon();
    delivery.confirm('b');
    delivery.confirm('c');
    delivery.confirm('unknown');
    sends[0]?.answer({ kind: 'stored' });
    await soon();
    expect(sent).toEqual(['a']);
    expect(states()).toEqual([]);
  });

  test('a message that has failed is taken out of the outbox at once', async () => {
    const failed = message('a', { delivery: 'failed', refusal: 'refused' });
    const { delivery, states } = setUp(failed);
    delivery.pump();
    await soon();
    delivery.confirm('a');
    await soon();
    expect(states()).toEqual([]);
  });

  test('a message that comes back into the outbox is not sent', async () => {
    const { delivery, sends, sent, outbox, states } = setUp(message('a'));
    delivery.pump();
    await soon();
    sends[0]?.answer({ kind: 'stored' });
    await soon();
    // Another tab heard late that it is done.
    await outbox.add(message('a'));
    delivery.pump();
    await soon();
    expect(sent).toEqual(['a']);
    expect(states()).toEqual([]);
  });
});

describe('stopped', () => {
  test('while the answer is awaited, it leaves everything as it is', async () => {
    const { delivery, sends, sent, states, events } = setUp(message('a'), message('b'));
    delivery.pump();
    await soon();
    delivery.stop();
    sends[0]?.answer({ kind: 'stored' });
    delivery.pump();
    delivery.confirm('a');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual(['a']);
    expect(states()).toEqual(['a sending', 'b queued']);
    expect(events).toEqual(['sending a']);
  });

  test('while the line is down or in a pause, it sends nothing more', async () => {
    const { delivery, sends, sent } = setUp(message('a'));
    delivery.pump();
    await soon();
    sends[0]?.answer({ kind: 'later', retryAfterMs: 1000 });
    await soon();
    delivery.stop();
    expect(vi.getTimerCount()).toBe(1);
    await soon();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual(['a']);

    const other = setUp(message('b'));
    other.goDown();
    other.delivery.pump();
    await soon();
    other.delivery.stop();
    other.comeUp();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(other.sent).toEqual([]);
  });

  test('while a message is looked for, it neither sends nor removes it', async () => {
    for (const isStored of [true, false]) {
      const { delivery, searches, sent, states } = setUp(underWay);
      delivery.pump();
      await soon();
      delivery.stop();
      searches[0]?.answer(isStored);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(sent).toEqual([]);
      expect(states()).toEqual(['a sending']);
    }
  });

  test('while it stores what it is about to send, it does not send it', async () => {
    const { delivery, sent, outbox, states, events } = setUp(message('a'));
    const mark = vi.spyOn(outbox, 'mark').mockImplementationOnce(async () => delivery.stop());
    delivery.pump();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(mark).toHaveBeenCalledOnce();
    expect(sent).toEqual([]);
    expect(events).toEqual([]);
    expect(states()).toEqual(['a queued']);
  });

  test('in the moment of the answer, it leaves everything as it is', async () => {
    const { delivery, sends, states, events } = setUp(message('a'));
    delivery.pump();
    await soon();
    sends[0]?.answer({ kind: 'refused', refusal: 'refused' });
    delivery.stop();
    await soon();
    expect(states()).toEqual(['a sending']);
    expect(events).toEqual(['sending a']);
  });

  test('while it reads the outbox, it changes nothing', async () => {
    const { delivery, outbox, sent, states } = setUp(message('a'));
    const { read } = outbox;
    vi.spyOn(outbox, 'read').mockImplementationOnce(() => {
      delivery.stop();
      return read();
    });
    delivery.pump();
    await soon();
    expect(sent).toEqual([]);
    expect(states()).toEqual(['a queued']);
  });

  test('it does not touch the outbox any more, which may have been closed', async () => {
    const { delivery, outbox, goDown } = setUp(message('a'));
    const read = vi.spyOn(outbox, 'read');
    goDown();
    delivery.pump();
    await soon();
    delivery.stop();
    await soon();
    expect(read).not.toHaveBeenCalled();
  });
});
