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

describe('when the answer was lost', () => {
  test('a message that is there is not sent again', async () => {
    const { delivery, sends, searches, sent, events, states } = setUp(message('a'), message('b'));
    delivery.pump();
    await soon();
    sends[0]?.answer({ kind: 'in-doubt' });
    await soon();
    expect(states()).toEqual(['a sending', 'b queued']);
    await vi.advanceTimersByTimeAsync(500);
    expect(searches).toMatchObject([{ clientId: 'a', sinceIndex: 9 }]);
    searches[0]?.answer(true);
    await soon();
    expect(sent).toEqual(['a', 'b']);
    expect(events).toEqual(['sending a', 'discarded a', 'sending b']);
  });

  test('it is looked for once the line is up, and sent again when it is not there', async () => {
    const { delivery, sends, searches, sent, goDown, comeUp, states } = setUp(
      message('a'),
      message('b'),
    );
    delivery.pump();
    await soon();
    goDown();
    sends[0]?.answer({ kind: 'in-doubt' });
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(searches).toEqual([]);
    comeUp();
    await soon();
    searches[0]?.answer(false);
    await soon();
    searches[1]?.answer(false);
    await soon();
    expect(sent).toEqual(['a', 'a']);
    sends[1]?.answer({ kind: 'stored' });
    await soon();
    expect(states()).toEqual(['b sending']);
  });

  test('its second try is looked for behind the first one', async () => {
    const { delivery, sends, searches, place } = setUp(message('a'));
    delivery.pump();
    await soon();
    sends[0]?.answer({ kind: 'in-doubt' });
    await vi.advanceTimersByTimeAsync(500);
    place.newestIndex = 12;
    searches[0]?.answer(false);
    await soon();
    searches[1]?.answer(false);
    await soon();
    sends[1]?.answer({ kind: 'in-doubt' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(searches[2]?.sinceIndex).toBe(9);
  });

  test('a line that breaks its word is in doubt too', async () => {
    const { delivery, sends, searches, sent } = setUp(message('a'));
    delivery.pump();
    await soon();
    sends[0]?.reject();
    await vi.advanceTimersByTimeAsync(500);
    searches[0]?.reject();
    await vi.advanceTimersByTimeAsync(1000);
    searches[1]?.answer(false);
    await soon();
    searches[2]?.answer(false);
    await soon();
    expect(sent).toEqual(['a', 'a']);
  });
});

describe('a message that another page had sent', () => {
  test('is looked for first', async () => {
    const { delivery, searches, sent, states } = setUp(underWay, message('b'));
    delivery.pump();
    await soon();
    expect(searches).toMatchObject([{ clientId: 'a', sinceIndex: 3 }]);
    expect(sent).toEqual([]);
    searches[0]?.answer(true);
    await soon();
    expect(sent).toEqual(['b']);
    expect(states()).toEqual(['b sending']);
  });

  test('is sent when it is not there, in its place', async () => {
    const { delivery, searches, sent, events } = setUp(underWay, message('b'));
    delivery.pump();
    await soon();
    searches[0]?.answer(false);
    await soon();
    searches[1]?.answer(false);
    await soon();
    expect(sent).toEqual(['a']);
    expect(events).toEqual(['sending a']);
  });

  test('without a place is looked for in the whole history', async () => {
    const { delivery, searches } = setUp(message('a', { delivery: 'sending' }));
    delivery.pump();
    await soon();
    expect(searches[0]?.sinceIndex).toBe(-1);
  });

  test('in a chat that had more messages than this one is looked for in all of this one', async () => {
    const { delivery, sends, searches, place } = setUp(message('a', { sinceIndex: 100 }));
    place.newestIndex = 2;
    delivery.pump();
    await soon();
    sends[0]?.answer({ kind: 'in-doubt' });
    await vi.advanceTimersByTimeAsync(500);
    expect(searches[0]?.sinceIndex).toBe(2);
  });
});
