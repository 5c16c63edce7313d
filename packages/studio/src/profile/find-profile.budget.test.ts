import { describe, expect, test } from 'vitest';
import { budgetMs } from './find-profile.ts';
import { ask, failed, page, trail, traits, unknown } from './testing/profile-lab.ts';

describe('a profile that is behind the page', () => {
  test('is asked again until it has caught up', async () => {
    const { answer, waits } = await ask({
      events: [unknown, page([]), page(['a', 'b'])],
      traits: [unknown, traits({ vip: true })],
      fields: { docs: trail('a') },
    });
    expect(answer).toMatchObject({
      source: 'events',
      docs_last_2_days: 2,
      route: 'person',
      vip: true,
    });
    expect(waits).toEqual([300, 700]);
    // The traits were found at the second look, and are not asked a third time.
    expect(answer.asked).toBe(5);
  });

  test('gives way to the trail when it does not catch up', async () => {
    const { answer, waits, tookMs } = await ask({
      events: [unknown],
      traits: [unknown],
      fields: { docs: trail('a', 'b') },
    });
    expect(answer).toMatchObject({
      found: false,
      source: 'trail',
      docs_last_2_days: 2,
      route: 'person',
      reason: 'docs-read',
      asked: 8,
    });
    expect(answer.last_docs).toHaveLength(2);
    expect(waits).toEqual([300, 700, 1500]);
    expect(tookMs).toBeLessThan(budgetMs);
  });

  test('is asked again when it knows of fewer docs than the page and the policy', async () => {
    const fields = { docs: trail('a', 'b', 'c'), docs_from: '3' };
    const { answer } = await ask({ events: [page(['a']), page(['a', 'b', 'c'])], fields });
    expect(answer).toMatchObject({ source: 'events', docs_last_2_days: 3, route: 'person' });
  });

  test.each([
    ['it knows of enough', { events: [page(['a'])] as const, fields: { docs: trail('a', 'b') } }],
    [
      'the page tells of no more than it does',
      { events: [page(['a'])] as const, fields: { docs: trail('a'), docs_from: '2' } },
    ],
    [
      'docs do not decide',
      { events: [page([])] as const, fields: { docs: trail('a'), policy: 'vip' } },
    ],
    ['the page tells of none', { events: [unknown] as const, fields: { docs: 'null' } }],
  ])('is not asked again when %s', async (_, plan) => {
    const { waits } = await ask(plan);
    expect(waits).toEqual([]);
  });

  test('is not asked again when a further look fails', async () => {
    const fields = { docs: trail('a') };
    const { answer, waits, logged } = await ask({
      events: [unknown, failed],
      traits: [unknown, failed],
      fields,
    });
    expect(answer).toMatchObject({ source: 'trail', route: 'person', asked: 4 });
    expect(waits).toEqual([300]);
    expect(logged).toEqual(['The Profile API answered 503.']);
  });
});

test('a further look that fails does not undo what was found', async () => {
  const fields = { docs: trail('x', 'y', 'z'), docs_from: '3' };
  const { answer } = await ask({ events: [page(['a']), failed], fields });
  expect(answer).toMatchObject({ found: true, source: 'trail', docs_last_2_days: 3 });
  expect(answer.last_docs.map(({ title }) => title)).toEqual(['a']);
});

test('a trail that tells of more than the events changes nothing where these are enough', async () => {
  const { answer } = await ask({ events: [page(['a'])], fields: { docs: trail('a', 'b') } });
  expect(answer).toMatchObject({ source: 'events', docs_last_2_days: 1 });
});

describe('the budget', () => {
  test.each([0, 200, 600, 1000, 2000, 3900, 5000])(
    'holds with requests of %d ms',
    async (requestMs) => {
      const { tookMs, calls } = await ask({
        events: [unknown],
        traits: [unknown],
        requestMs,
        fields: { docs: trail('a') },
      });
      expect(tookMs).toBeLessThanOrEqual(budgetMs);
      // A request that could only be cut off is not made.
      expect(Math.min(...calls.map(({ timeoutMs }) => timeoutMs))).toBeGreaterThanOrEqual(250);
      expect(calls[0]?.timeoutMs).toBe(budgetMs);
    },
  );

  test('ends the reading of pages, before one that could only be cut off', async () => {
    const { calls, answer } = await ask({ events: [page([], 'more')], requestMs: 1900 });
    expect(calls.filter(({ what }) => what === 'events')).toHaveLength(2);
    expect(answer).toMatchObject({ route: 'person', reason: 'no-answer' });
  });
});

describe('pages of events', () => {
  test('are read until docs are found', async () => {
    const { answer, calls } = await ask({ events: [page([], '2'), page(['a'], '3'), page(['b'])] });
    expect(answer).toMatchObject({ docs_last_2_days: 1, route: 'person', asked: 3 });
    expect(calls.flatMap(({ what, next }) => (what === 'events' ? [next] : []))).toEqual([
      undefined,
      '2',
    ]);
  });

  test('are read until there are as many docs as the policy asks for', async () => {
    const events = [page(['a'], '2'), page(['b'], '3'), page(['c'])] as const;
    const { answer } = await ask({ events, fields: { docs_from: '3' } });
    expect(answer).toMatchObject({ docs_last_2_days: 3, route: 'person', asked: 4 });
  });

  test('ten are read at most, and then nobody knows', async () => {
    const { answer } = await ask({ events: [page([], 'more')] });
    expect(answer).toMatchObject({ route: 'person', reason: 'no-answer', asked: 11 });
  });

  test('one that fails leaves what the ones before have told', async () => {
    const few = await ask({ events: [page(['a'], '2'), failed], fields: { docs_from: '2' } });
    expect(few.answer).toMatchObject({ docs_last_2_days: 1, route: 'person', reason: 'no-answer' });
    const none = await ask({ events: [page([], '2'), failed] });
    expect(none.answer).toMatchObject({ found: true, reason: 'no-answer' });
  });
});

describe('what could not be found out', () => {
  const both = { events: [failed], traits: [failed] } as const;

  test('leads to a person', async () => {
    const { answer, waits, logged } = await ask(both);
    expect(answer).toMatchObject({
      found: false,
      source: 'none',
      route: 'person',
      reason: 'no-answer',
      asked: 2,
    });
    expect(waits).toEqual([]);
    expect(logged).toEqual(['The Profile API answered 503.']);
  });

  test('gives way to the trail at once', async () => {
    const { answer, waits } = await ask({ ...both, fields: { docs: trail('a') } });
    expect(answer).toMatchObject({ source: 'trail', route: 'person', reason: 'docs-read' });
    expect(waits).toEqual([]);
  });

  test('of events alone gives way to a trait that counts docs', async () => {
    const some = await ask({ events: [failed], traits: [traits({ docs_last_2_days: 2 })] });
    expect(some.answer).toMatchObject({ source: 'trait', route: 'person', reason: 'docs-read' });
    const none = await ask({ events: [failed], traits: [traits({ docs_last_2_days: 0 })] });
    expect(none.answer).toMatchObject({ route: 'person', reason: 'no-answer' });
  });

  test('of traits alone leaves what the events say', async () => {
    const some = await ask({ events: [page(['a'])], traits: [failed] });
    expect(some.answer).toMatchObject({ source: 'events', route: 'person', reason: 'docs-read' });
    // The trait may count what the events do not have.
    const none = await ask({ events: [page([])], traits: [failed] });
    expect(none.answer).toMatchObject({ route: 'person', reason: 'no-answer' });
  });

  test('does not matter where a clear "no such profile" came', async () => {
    const fields = { policy: 'docs-or-vip' };
    const { answer } = await ask({ events: [unknown], traits: [failed], fields });
    expect(answer).toMatchObject({ route: 'bot', reason: 'unknown-profile' });
  });

  test('does not matter where it does not decide', async () => {
    const { answer } = await ask({
      events: [failed],
      traits: [traits({ vip: false })],
      fields: { policy: 'vip' },
    });
    expect(answer).toMatchObject({ route: 'bot', reason: 'not-valued' });
  });
});
