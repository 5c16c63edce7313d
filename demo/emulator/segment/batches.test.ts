import { expect, test } from 'vitest';
import { buildConfig, startTestSegment } from './testing/test-support.ts';

const hour = 3_600_000;

test('tells when the next batch is due, and of each that ran, however it came about', async () => {
  const trait = { name: 'Views', kind: 'event_counter', event: 'Page Viewed' };
  const traits = [{ ...trait, window: { sliding: '2 days' } }];
  const segment = await startTestSegment({ config: buildConfig({ traits }) });
  const { clock, config } = segment;
  const begin = clock.now();
  const ran: (readonly string[])[] = [];
  const stop = segment.onBatch((keys) => void ran.push(keys));
  expect(segment.nextBatchAt()).toBe(begin + config.batchHours * hour);

  clock.advance(config.batchHours * hour);
  expect(ran).toHaveLength(1);
  expect(segment.nextBatchAt()).toBe(clock.now() + config.batchHours * hour);

  clock.advance(hour);
  segment.runBatches();
  await segment.request('/_local/batches', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  expect(ran).toHaveLength(3);
  expect(segment.nextBatchAt()).toBe(clock.now() + config.batchHours * hour);

  stop();
  segment.runBatches();
  expect(ran).toHaveLength(3);
});

test('without a trait that has a sliding window there is no next batch', async () => {
  const segment = await startTestSegment({ config: buildConfig({ traits: [] }) });
  expect(segment.nextBatchAt()).toBeNull();
});

test('what is received can be followed in the same process', async () => {
  const segment = await startTestSegment();
  const seen: (string | null)[] = [];
  let last = 0;
  segment.messages.onGrowth(() => {
    for (const { seq, type } of segment.messages.read(last, 100)) {
      last = seq;
      seen.push(type);
    }
  });
  await segment.post('p', { anonymousId: 'a', name: 'Retries' });
  expect(seen).toEqual(['page']);
  expect(segment.lastSeq()).toBe(1);
  const [{ profile } = { profile: null }] = segment.messages.read(0, 1);
  expect(segment.hasProfileBefore(profile ?? 0, 1)).toBe(true);
  expect(segment.hasProfileBefore(profile ?? 0, 0)).toBe(false);
});

test('a message tells which of its identifiers were not taken', async () => {
  const segment = await startTestSegment();
  const identify = (anonymousId: string, phone: string) =>
    segment.post('i', { anonymousId, traits: { phone } });
  await identify('a', '+14155552671');
  // Of two at the same time the message ID would decide which came first.
  segment.clock.advance(1000);
  await identify('a', '+442079460958');
  const [first, second] = segment.messages.read(0, 2);
  expect(first).not.toHaveProperty('demoted');
  expect(second?.demoted).toEqual([{ type: 'anonymous_id', value: 'a' }]);
});
