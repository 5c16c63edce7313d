import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MessageReport, Problem } from './docent.ts';
import type { Message } from './message.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { Outcome } from './post.ts';

const start = Date.parse('2026-11-22T10:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  vi.spyOn(globalThis, 'addEventListener');
  localStorage.clear();
});

afterEach(() => {
  // Pages of earlier tests hear nothing any more.
  for (const [name, listener] of vi.mocked(addEventListener).mock.calls) {
    removeEventListener(name, listener);
  }
  vi.clearAllTimers();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

let count = 0;

function message(id: string, properties: object = {}): Message {
  count += 1;
  const timestamp = new Date(start + count).toISOString();
  return { type: 'page', messageId: id, timestamp, anonymousId: 'a', properties, context: {} };
}

interface Page {
  readonly outbox: Outbox;
  /** What was posted, by ID. */
  readonly posted: readonly (readonly string[])[];
  readonly messages: readonly Message[];
  /** Answers the oldest request that has no answer. */
  readonly answer: (status: Outcome['status'], retryAfterMs?: number) => Promise<void>;
  readonly reports: readonly string[];
  readonly problems: readonly Problem[];
  /** What becomes of its consent. */
  mayStore: boolean;
}

/** Opens a page: an outbox on the storage of the site, and the network in our hands. */
function openPage(isStoring = true): Page {
  const posted: string[][] = [];
  const messages: Message[] = [];
  const waiting: ((outcome: Outcome) => void)[] = [];
  const reports: string[] = [];
  const problems: Problem[] = [];
  const page = { mayStore: isStoring };
  const outbox = createOutbox({
    post(batch) {
      posted.push(batch.map(({ messageId }) => messageId));
      messages.push(...batch);
      return new Promise((resolve) => waiting.push(resolve));
    },
    mayStore: () => page.mayStore,
    reporter: {
      message: (status: MessageReport['status'], { messageId }: Message) =>
        void reports.push(`${status} ${messageId}`),
      problem: (problem: Problem) => void problems.push(problem),
    },
  });
  return Object.assign(page, {
    outbox,
    posted,
    messages,
    reports,
    problems,
    async answer(status: Outcome['status'], retryAfterMs = 0) {
      const code = { sent: 200, failed: 503, refused: 400 }[status];
      waiting.shift()?.({ status, code, retryAfterMs });
      await vi.advanceTimersByTimeAsync(0);
    },
  });
}

/** A page that is left and never heard of again. */
function leave(page: Page): void {
  page.outbox.flush();
  const now = Date.now();
  vi.clearAllTimers();
  vi.setSystemTime(now);
}

function storedText(): string {
  return JSON.stringify(Object.fromEntries(Object.entries(localStorage)));
}

describe('delivery', () => {
  test('a message is posted at once, as it is', () => {
    const page = openPage();
    const only = message('m1', { title: 'ü' });
    page.outbox.add(only);
    expect(page.messages).toEqual([only]);
  });

  test('what comes meanwhile goes together, in order, once there is an answer', async () => {
    const page = openPage();
    for (const id of ['m1', 'm2', 'm3']) page.outbox.add(message(id));
    expect(page.posted).toEqual([['m1']]);
    await page.answer('sent');
    expect(page.posted).toEqual([['m1'], ['m2', 'm3']]);
    await page.answer('sent');
    expect(page.posted).toHaveLength(2);
    expect(page.reports).toEqual(['sent m1', 'sent m2', 'sent m3']);
  });

  test('what arrives while the page is open is never stored', async () => {
    const page = openPage();
    page.outbox.add(message('m1'));
    expect(localStorage).toHaveLength(0);
    await page.answer('sent');
    expect(localStorage).toHaveLength(0);
  });

  test('a request holds no more than a browser sends for a page that is gone', async () => {
    const page = openPage();
    const ids = Array.from({ length: 80 }, (_, index) => `m${index}`);
    const properties = { text: 'x'.repeat(1000) };
    for (const id of ids) page.outbox.add({ ...message(id), properties });
    for (let turn = 0; turn < 10; turn += 1) await page.answer('sent');
    expect(page.posted.flat()).toEqual(ids);
    expect(page.posted.every((batch) => batch.length * 1200 < 60_000)).toBe(true);
  });
});

describe('a message that is prepared first', () => {
  test('goes as it was prepared, and those after it wait', async () => {
    const page = openPage();
    const first = message('m1');
    let finish = (_message: Message | undefined): void => {};
    page.outbox.add(first, new Promise((resolve) => (finish = resolve)));
    page.outbox.add(message('m2'));
    await vi.advanceTimersByTimeAsync(0);
    expect(page.posted).toEqual([]);
    finish({ ...first, properties: { plan: 'pro' } });
    await vi.advanceTimersByTimeAsync(0);
    expect(page.posted).toEqual([['m1', 'm2']]);
    expect(page.messages[0]?.properties).toEqual({ plan: 'pro' });
  });

  test('is given up when nothing comes of it', async () => {
    const page = openPage();
    page.outbox.add(message('m1'), Promise.resolve(undefined));
    page.outbox.add(message('m2'));
    await vi.advanceTimersByTimeAsync(0);
    expect(page.posted).toEqual([['m2']]);
  });

  test('goes as it is when the reader leaves, and only then', async () => {
    const page = openPage();
    const first = message('m1');
    let finish = (_message: Message | undefined): void => {};
    page.outbox.add(first, new Promise((resolve) => (finish = resolve)));
    page.outbox.flush();
    expect(page.messages).toEqual([first]);
    finish({ ...first, properties: { plan: 'pro' } });
    await vi.advanceTimersByTimeAsync(0);
    await page.answer('failed');
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.messages).toEqual([first, first]);
    await page.answer('sent');
    expect(localStorage).toHaveLength(0);
  });
});

describe('after a failure', () => {
  test('the same messages go again, before those that came meanwhile', async () => {
    const page = openPage();
    page.outbox.add(message('m1'));
    page.outbox.add(message('m2'));
    await page.answer('failed');
    page.outbox.add(message('m3'));
    expect(page.posted).toEqual([['m1']]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.posted).toEqual([['m1'], ['m1', 'm2', 'm3']]);
    expect(page.reports).toEqual(['kept m1']);
  });

  test('each wait is about twice as long, up to five minutes', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const page = openPage();
    page.outbox.add(message('m1'));
    const waits: number[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      await page.answer('failed');
      const [before, tries] = [Date.now(), page.posted.length];
      while (page.posted.length === tries) await vi.advanceTimersToNextTimerAsync();
      waits.push(Date.now() - before);
    }
    expect(waits).toEqual([
      1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000, 300_000, 300_000,
    ]);
  });

  test('the waits of many readers differ, by half', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const page = openPage();
    page.outbox.add(message('m1'));
    await page.answer('failed');
    await vi.advanceTimersByTimeAsync(499);
    expect(page.posted).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(page.posted).toHaveLength(2);
  });

  test('a success ends it: the next failure waits as the first did', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const page = openPage();
    page.outbox.add(message('m1'));
    await page.answer('failed');
    await vi.advanceTimersByTimeAsync(1000);
    await page.answer('failed');
    await vi.advanceTimersByTimeAsync(2000);
    await page.answer('sent');
    page.outbox.add(message('m2'));
    await page.answer('failed');
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.posted).toEqual([['m1'], ['m1'], ['m1'], ['m2'], ['m2']]);
  });

  test('the browser that is online again ends the wait', async () => {
    const page = openPage();
    page.outbox.add(message('m1'));
    await page.answer('failed');
    dispatchEvent(new Event('online'));
    expect(page.posted).toEqual([['m1'], ['m1']]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(page.posted).toHaveLength(2);
  });

  test('a server that asks to wait is waited for, whatever happens meanwhile', async () => {
    const page = openPage();
    page.outbox.add(message('m1'));
    await page.answer('failed', 60_000);
    page.outbox.add(message('m2'));
    dispatchEvent(new Event('online'));
    page.outbox.flush();
    await vi.advanceTimersByTimeAsync(59_999);
    expect(page.posted).toEqual([['m1']]);
    await vi.advanceTimersByTimeAsync(1);
    expect(page.posted).toEqual([['m1'], ['m1', 'm2']]);
  });

  test('a server that asks for more than a month is not asked again at once', async () => {
    const page = openPage();
    page.outbox.add(message('m1'));
    await page.answer('failed', 40 * 86_400_000);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(page.posted).toEqual([['m1']]);
  });

  test('nothing is lost where storage is refused', async () => {
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    const page = openPage();
    page.outbox.add(message('m1'));
    await page.answer('failed');
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.posted).toEqual([['m1'], ['m1']]);
  });

  test('nothing is lost where storage is full', async () => {
    const { getItem, removeItem } = localStorage;
    const setItem = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const full = { getItem, removeItem, setItem } as unknown as Storage;
    const page = openPage();
    vi.spyOn(globalThis, 'localStorage', 'get').mockReturnValue(full);
    page.outbox.add(message('m1'));
    await page.answer('failed');
    page.outbox.flush();
    await page.answer('failed');
    await vi.advanceTimersByTimeAsync(5000);
    expect(page.posted).toEqual([['m1'], ['m1'], ['m1']]);
  });

  test('nothing is lost where consent does not allow storage', async () => {
    const page = openPage(false);
    page.outbox.add(message('m1'));
    await page.answer('failed');
    page.outbox.flush();
    expect(localStorage).toHaveLength(0);
    await page.answer('failed');
    await vi.advanceTimersByTimeAsync(5000);
    expect(page.posted).toEqual([['m1'], ['m1'], ['m1']]);
  });
});

test('what Segment refuses is dropped, told, and holds up nothing', async () => {
  const page = openPage();
  page.outbox.add(message('m1'));
  page.outbox.add(message('m2'));
  await page.answer('refused');
  await page.answer('sent');
  expect(page.posted).toEqual([['m1'], ['m2']]);
  expect(page.reports).toEqual(['dropped m1', 'sent m2']);
  expect(page.problems.map(({ reason }) => reason)).toEqual(['refused']);
  expect(page.problems[0]?.message).toContain('400');
});

describe('when the reader leaves', () => {
  test('all that can go goes, without waiting for an answer', () => {
    const page = openPage();
    for (const id of ['m1', 'm2', 'm3']) page.outbox.add(message(id));
    page.outbox.flush();
    expect(page.posted).toEqual([['m1'], ['m2', 'm3']]);
  });

  test('a wait for the network is cut short', async () => {
    const page = openPage();
    page.outbox.add(message('m1'));
    await page.answer('failed');
    page.outbox.flush();
    expect(page.posted).toEqual([['m1'], ['m1']]);
  });

  test('a page that stays after all takes what arrived out of storage', async () => {
    const page = openPage();
    page.outbox.add(message('m1'));
    page.outbox.flush();
    expect(storedText()).toContain('m1');
    await page.answer('sent');
    expect(localStorage).toHaveLength(0);
    leave(page);
    const next = openPage();
    next.outbox.add(message('m2'));
    expect(next.posted).toEqual([['m2']]);
  });

  test('with nothing to keep, nothing is stored', () => {
    openPage().outbox.flush();
    expect(localStorage).toHaveLength(0);
  });

  test('what failed is sent by the next page, before its own', async () => {
    const page = openPage();
    page.outbox.add(message('m1'));
    await page.answer('failed', 60_000);
    page.outbox.add(message('m2'));
    leave(page);
    const next = openPage();
    next.outbox.add(message('m3'));
    await next.answer('sent');
    expect(next.posted).toEqual([['m1', 'm2'], ['m3']]);
    await next.answer('sent');
    leave(next);
    expect(openPage().posted).toEqual([]);
  });

  test('of what was under way, the first success says that it has arrived', async () => {
    const page = openPage();
    page.outbox.add(message('m1'));
    leave(page);
    const next = openPage();
    expect(next.posted).toEqual([]);
    next.outbox.add(message('m2'));
    await next.answer('sent');
    await vi.advanceTimersByTimeAsync(600_000);
    leave(next);
    expect(next.posted).toEqual([['m2']]);
    expect(localStorage).toHaveLength(0);
  });

  test('of what was under way, the first failure says that it has not', async () => {
    const page = openPage();
    page.outbox.add(message('m1'));
    leave(page);
    const next = openPage();
    next.outbox.add(message('m2'));
    await next.answer('failed');
    await vi.advanceTimersByTimeAsync(1000);
    expect(next.posted).toEqual([['m2'], ['m1', 'm2']]);
  });

  test('what is in doubt stays so over a page on which nothing was sent', async () => {
    const page = openPage();
    page.outbox.add(message('m1'));
    leave(page);
    leave(openPage());
    const next = openPage();
    next.outbox.add(message('m2'));
    await next.answer('failed');
    await vi.advanceTimersByTimeAsync(1000);
    expect(next.posted).toEqual([['m2'], ['m1', 'm2']]);
  });

  test('an empty page in between loses nothing that failed', async () => {
    const page = openPage();
    page.outbox.add(message('m1'));
    await page.answer('failed', 60_000);
    leave(page);
    const next = openPage(false);
    leave(next);
    expect(openPage().posted).toEqual([['m1']]);
  });
});

describe('a message that is under way when the outbox opens', () => {
  test('keeps those after it waiting', async () => {
    const page = openPage();
    let finish = (_outcome: Outcome): void => {};
    page.outbox.adopt(message('m1'), new Promise((resolve) => (finish = resolve)));
    page.outbox.add(message('m2'));
    expect(page.posted).toEqual([]);
    finish({ status: 'sent', code: 200, retryAfterMs: 0 });
    await vi.advanceTimersByTimeAsync(0);
    expect(page.posted).toEqual([['m2']]);
    expect(page.reports).toEqual(['sent m1']);
  });

  test('goes again if it fails, and before them', async () => {
    const page = openPage();
    const outcome: Outcome = { status: 'failed', code: 0, retryAfterMs: 0 };
    page.outbox.adopt(message('m1'), Promise.resolve(outcome));
    page.outbox.add(message('m2'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.posted).toEqual([['m1', 'm2']]);
  });

  test('goes again once, also if it was stored meanwhile', async () => {
    const first = message('m1');
    const stored = JSON.stringify([{ message: first, isDoubtful: true }]);
    localStorage.setItem('docent.outbox.m1', stored);
    const page = openPage();
    const outcome: Outcome = { status: 'failed', code: 0, retryAfterMs: 0 };
    page.outbox.adopt(first, Promise.resolve(outcome));
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.posted).toEqual([['m1']]);
  });
});

describe('of two tabs', () => {
  test('the one that is opened sends what the other could not, and the other does not', async () => {
    const one = openPage();
    one.outbox.add(message('m1'));
    await one.answer('failed', 1000);
    const other = openPage();
    expect(other.posted).toEqual([['m1']]);
    await other.answer('sent');
    one.outbox.add(message('m2'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(one.posted).toEqual([['m1'], ['m2']]);
  });

  test('what the other has taken is not stored again', async () => {
    const one = openPage();
    one.outbox.add(message('m1'));
    await one.answer('failed', 60_000);
    const other = openPage();
    await other.answer('sent');
    one.outbox.add(message('m2'));
    leave(one);
    leave(other);
    expect(openPage().posted).toEqual([['m2']]);
  });

  test('what the other has taken is not sent when something is released', async () => {
    const one = openPage();
    one.outbox.add(message('m1'));
    await one.answer('failed', 1000);
    const other = openPage();
    await other.answer('sent');
    one.outbox.release((held) => held);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(one.posted).toEqual([['m1']]);
  });

  test('what the other could not send goes when something is released', async () => {
    const one = openPage();
    const other = openPage();
    one.outbox.hold(message('m1'));
    other.outbox.release((held) => held);
    expect(other.posted).toEqual([['m1']]);
    await other.answer('sent');
    one.outbox.release((held) => held);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(one.posted).toEqual([]);
  });
});

describe('what is held', () => {
  test('is sent by nobody, however long it takes', async () => {
    const page = openPage();
    page.outbox.hold(message('m1'));
    page.outbox.add(message('m2'));
    page.outbox.flush();
    await page.answer('sent');
    dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(600_000);
    expect(page.posted).toEqual([['m2']]);
    expect(page.reports).toEqual(['held m1', 'sent m2']);
  });

  test('goes when it is released, as it then is, in order', async () => {
    const page = openPage();
    for (const id of ['m1', 'm2']) page.outbox.hold(message(id));
    page.outbox.release((held) => ({ ...held, userId: 'u1' }));
    expect(page.posted).toEqual([['m1', 'm2']]);
    expect(page.messages.map(({ userId }) => userId)).toEqual(['u1', 'u1']);
    await page.answer('sent');
    expect(localStorage).toHaveLength(0);
  });

  test('stays held if it is another reader’s', () => {
    const page = openPage();
    for (const id of ['m1', 'm2']) page.outbox.hold(message(id));
    page.outbox.release((held) => (held.messageId === 'm2' ? held : undefined));
    expect(page.posted).toEqual([['m2']]);
  });

  test('is held over pages, and released with theirs', () => {
    const page = openPage();
    page.outbox.hold(message('m1'));
    leave(page);
    const next = openPage();
    next.outbox.hold(message('m2'));
    expect(next.posted).toEqual([]);
    next.outbox.release((held) => held);
    expect(next.posted).toEqual([['m1', 'm2']]);
  });

  test('is held without leaving, should the browser be killed', () => {
    openPage().outbox.hold(message('m1'));
    const next = openPage();
    next.outbox.release((held) => held);
    expect(next.posted).toEqual([['m1']]);
  });

  test('is held once, also if it was stored before', () => {
    const first = message('m1');
    const stored = JSON.stringify([{ message: first, isHeld: true }]);
    localStorage.setItem('docent.outbox.m1', stored);
    const page = openPage();
    page.outbox.hold(first);
    page.outbox.release((held) => held);
    expect(page.posted).toEqual([['m1']]);
  });

  test('stays in memory where consent does not allow storage, and is stored once it does', () => {
    const page = openPage(false);
    page.outbox.hold(message('m1'));
    expect(localStorage).toHaveLength(0);
    page.mayStore = true;
    page.outbox.flush();
    expect(storedText()).toContain('m1');
  });
});

describe('when somebody signs out', () => {
  test('what is held is forgotten', () => {
    const page = openPage();
    page.outbox.hold(message('m1'));
    page.outbox.signOut();
    expect(localStorage).toHaveLength(0);
    page.outbox.release((held) => held);
    leave(page);
    expect(page.posted).toEqual([]);
    expect(openPage().posted).toEqual([]);
  });

  test('the rest leaves storage for good, and is sent all the same', async () => {
    const page = openPage();
    page.outbox.add(message('m1'));
    await page.answer('failed', 1000);
    expect(storedText()).toContain('m1');
    page.outbox.signOut();
    expect(localStorage).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1000);
    page.outbox.flush();
    await page.answer('failed');
    page.outbox.flush();
    expect(localStorage).toHaveLength(0);
    expect(page.posted).toEqual([['m1'], ['m1'], ['m1']]);
  });

  test('what comes after is stored as ever', async () => {
    const page = openPage();
    page.outbox.add(message('m1'));
    await page.answer('failed', 60_000);
    page.outbox.signOut();
    page.outbox.add(message('m2'));
    leave(page);
    expect(storedText()).not.toContain('m1');
    expect(openPage().posted).toEqual([['m2']]);
  });

  test('what a tab that is gone has stored leaves storage too', async () => {
    const page = openPage();
    const other = openPage();
    other.outbox.add(message('m1', { phone: '+14155552671' }));
    await other.answer('failed', 60_000);
    leave(other);
    page.outbox.signOut();
    expect(storedText()).not.toContain('4155552671');
  });
});

describe('when consent is withdrawn', () => {
  test('nothing is sent any more, and nothing is left in storage', async () => {
    const page = openPage();
    page.outbox.hold(message('m1'));
    page.outbox.add(message('m2'));
    page.outbox.add(message('m3'));
    page.outbox.flush();
    page.mayStore = false;
    page.outbox.clear();
    expect(localStorage).toHaveLength(0);
    await page.answer('failed');
    await page.answer('failed');
    page.outbox.release((held) => held);
    page.outbox.flush();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(page.posted).toEqual([['m2'], ['m3']]);
    expect(localStorage).toHaveLength(0);
  });

  test('what was being prepared is forgotten', async () => {
    const page = openPage();
    const first = message('m1');
    page.outbox.add(first, Promise.resolve(first));
    page.outbox.clear();
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.posted).toEqual([]);
  });

  test('what other pages have stored goes too', async () => {
    const other = openPage();
    other.outbox.add(message('m1'));
    await other.answer('failed', 60_000);
    leave(other);
    const page = openPage(false);
    page.outbox.clear();
    expect(localStorage).toHaveLength(0);
  });

  test('what was forgotten is told', () => {
    const page = openPage();
    page.outbox.hold(message('m1'));
    page.outbox.clear();
    expect(page.reports).toEqual(['held m1', 'dropped m1']);
  });

  test('what comes after a new consent is sent', async () => {
    const page = openPage();
    page.outbox.add(message('m1'));
    page.outbox.clear();
    page.outbox.add(message('m2'));
    await page.answer('sent');
    expect(page.posted).toEqual([['m1'], ['m2']]);
  });
});
