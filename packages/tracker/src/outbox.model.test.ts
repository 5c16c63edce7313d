import * as fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { Message } from './message.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { Outcome } from './post.ts';

const start = Date.parse('2026-11-22T10:00:00Z');

/** What we know of a message. `doubtful`: under way when its page was left. */
type Fate = 'waiting' | 'sending' | 'doubtful' | 'arrived' | 'refused' | 'forgotten';

type Step =
  | { readonly do: 'add' | 'flush' | 'signOut' | 'leave' }
  | { readonly do: 'answer'; readonly status: Outcome['status']; readonly retryAfterMs: number }
  | { readonly do: 'wait'; readonly ms: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Step>({ do: 'add' }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      status: fc.constantFrom('sent', 'sent', 'failed', 'failed', 'refused'),
      retryAfterMs: fc.constantFrom(0, 0, 0, 20_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(10, 1000, 30_000, 600_000),
    }),
  },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'flush' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'leave' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'signOut' }) },
);

afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
});

/** One reader's pages, one after the other, on a network in our hands. */
class Site {
  readonly fates = new Map<string, Fate>();
  /** Of messages that are not stored any more: a page that is left takes them along. */
  readonly unstored = new Set<string>();
  /** Whether the last answer on this page was a failure. */
  isFailing = false;
  readonly posts: { ids: readonly string[]; resolve: (outcome: Outcome) => void }[] = [];
  readonly mistakes: string[] = [];
  /** In which order this page has posted what it had not posted before. */
  firstPosts: string[] = [];
  added: string[] = [];
  notBefore = 0;
  outbox: Outbox = this.open();

  open(): Outbox {
    return createOutbox({
      post: (batch) => this.post(batch),
      mayStore: () => true,
      reporter: { message: () => {}, problem: () => {} },
    });
  }

  post(batch: readonly Message[]): Promise<Outcome> {
    const ids = batch.map(({ messageId }) => messageId);
    this.check(Date.now() >= this.notBefore, 'posted while the server asked to wait', ids);
    this.check(ids.join() === ids.toSorted().join(), 'out of order within a request', ids);
    for (const id of ids) {
      this.check(this.fates.get(id) === 'waiting', `posted though ${this.fates.get(id)}`, [id]);
      this.fates.set(id, 'sending');
      if (this.added.includes(id) && !this.firstPosts.includes(id)) this.firstPosts.push(id);
    }
    const due = this.added.slice(0, this.firstPosts.length);
    this.check(due.join() === this.firstPosts.join(), 'out of order on a page', this.firstPosts);
    return new Promise((resolve) => this.posts.push({ ids, resolve }));
  }

  check(isRight: boolean, mistake: string, ids: readonly string[]): void {
    if (!isRight) this.mistakes.push(`${mistake}: ${ids.join(', ')}`);
  }

  change(from: Fate, to: Fate): void {
    for (const [id, fate] of this.fates) if (fate === from) this.fates.set(id, to);
  }

  add(): void {
    vi.advanceTimersByTime(1);
    const id = `m${String(this.fates.size).padStart(3, '0')}`;
    const timestamp = new Date().toISOString();
    this.fates.set(id, 'waiting');
    this.added.push(id);
    this.outbox.add({ type: 'page', messageId: id, timestamp, anonymousId: 'a', context: {} });
  }

  async answer(status: Outcome['status'], retryAfterMs: number): Promise<void> {
    const post = this.posts.shift();
    if (!post) return;
    const fate = ({ sent: 'arrived', failed: 'waiting', refused: 'refused' } as const)[status];
    for (const id of post.ids) this.fates.set(id, fate);
    this.isFailing = status === 'failed';
    this.change('doubtful', status === 'failed' ? 'waiting' : 'arrived');
    this.notBefore = Date.now() + (status === 'failed' ? retryAfterMs : 0);
    const code = { sent: 200, failed: 503, refused: 400 }[status];
    post.resolve({ status, code, retryAfterMs: status === 'failed' ? retryAfterMs : 0 });
    await vi.advanceTimersByTimeAsync(0);
  }

  signOut(): void {
    for (const [id, fate] of this.fates) {
      if (fate === 'waiting' || fate === 'sending' || fate === 'doubtful') this.unstored.add(id);
    }
    this.outbox.signOut();
  }

  leave(): void {
    this.outbox.flush();
    const now = Date.now();
    vi.clearAllTimers();
    vi.setSystemTime(now);
    this.posts.length = 0;
    // Where the last request has failed: rather twice than never.
    if (this.isFailing) this.change('sending', 'waiting');
    this.isFailing = false;
    this.change('sending', 'doubtful');
    for (const id of this.unstored) {
      const fate = this.fates.get(id);
      if (fate === 'waiting' || fate === 'doubtful') this.fates.set(id, 'forgotten');
    }
    this.unstored.clear();
    this.added = [];
    this.firstPosts = [];
    this.notBefore = 0;
    this.outbox = this.open();
  }

  async run(step: Step): Promise<void> {
    if (step.do === 'add') this.add();
    else if (step.do === 'flush') this.outbox.flush();
    else if (step.do === 'signOut') this.signOut();
    else if (step.do === 'leave') this.leave();
    else if (step.do === 'answer') await this.answer(step.status, step.retryAfterMs);
    else if (step.do === 'wait') await vi.advanceTimersByTimeAsync(step.ms);
  }

  /** The network works from now on. */
  async settle(): Promise<void> {
    this.add();
    for (let turn = 0; turn < 20; turn += 1) {
      await this.answer('sent', 0);
      await vi.advanceTimersByTimeAsync(600_000);
    }
  }
}

test('whatever happens, each message arrives, once, in order', async () => {
  const property = fc.asyncProperty(fc.array(anyStep, { maxLength: 40 }), async (steps) => {
    vi.useFakeTimers({ now: start });
    localStorage.clear();
    const site = new Site();
    for (const step of steps) await site.run(step);
    await site.settle();
    const open: readonly Fate[] = ['waiting', 'sending', 'doubtful'];
    expect(site.mistakes).toEqual([]);
    expect([...site.fates].filter(([, fate]) => open.includes(fate))).toEqual([]);
    expect(localStorage).toHaveLength(0);
    vi.clearAllTimers();
  });
  await fc.assert(property, { seed: 11, numRuns: 500 });
});
