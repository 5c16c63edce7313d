import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLatestSearch, type SearchResult } from './create-latest-search.ts';
import type { SiteSearch } from './site-search.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const link = (query: string) => ({ title: query, url: 'https://docs.example/' });

function setUp(search: SiteSearch = async (query) => [link(query)]) {
  const asked: string[] = [];
  const signals: AbortSignal[] = [];
  const results: (SearchResult | undefined)[] = [];
  const open = vi.fn<() => Promise<SiteSearch>>(async () => (query, signal) => {
    asked.push(query);
    signals.push(signal);
    return search(query, signal);
  });
  const latest = createLatestSearch({ open, onResult: (result) => results.push(result) });
  return { latest, asked, signals, results, open };
}

test('asks when the visitor pauses, and opens the search no earlier', async () => {
  const { latest, asked, results, open } = setUp();
  for (const query of ['r', 're', 'retry']) latest.ask(query);
  expect(open).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toEqual(['retry']);
  expect(results).toEqual([{ kind: 'found', links: [link('retry')] }]);
});

test('the latest question wins, and those before it are given up', async () => {
  const answers: Record<string, (links: [ReturnType<typeof link>]) => void> = {};
  const { latest, signals, results } = setUp(
    (query) => new Promise((resolve) => (answers[query] = resolve)),
  );
  latest.ask('one');
  await vi.advanceTimersByTimeAsync(200);
  latest.ask('two');
  await vi.advanceTimersByTimeAsync(200);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  answers['two']?.([link('two')]);
  answers['one']?.([link('one')]);
  await vi.advanceTimersByTimeAsync(0);
  expect(results).toEqual([{ kind: 'found', links: [link('two')] }]);
});

test('an empty question takes back the last one', async () => {
  const { latest, asked, results } = setUp();
  latest.ask('one');
  latest.ask('');
  await vi.advanceTimersByTimeAsync(1000);
  expect([asked, results]).toEqual([[], [undefined]]);
});

test('a search that does not answer has failed, and is given up', async () => {
  const { latest, signals, results } = setUp(() => new Promise(() => {}));
  latest.ask('one');
  await vi.advanceTimersByTimeAsync(10_200);
  expect(results).toEqual([{ kind: 'failed' }]);
  expect(signals[0]?.aborted).toBe(true);
});

test('a search that could not be opened is opened again for the next question', async () => {
  const { latest, results, open } = setUp();
  open.mockRejectedValueOnce(new Error('offline'));
  latest.ask('one');
  await vi.advanceTimersByTimeAsync(200);
  latest.ask('two');
  await vi.advanceTimersByTimeAsync(200);
  expect(results.map((result) => result?.kind)).toEqual(['failed', 'found']);
});

test('tells nothing after the stop', async () => {
  const { latest, results } = setUp();
  latest.ask('one');
  await vi.advanceTimersByTimeAsync(100);
  latest.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(results).toEqual([]);
});
