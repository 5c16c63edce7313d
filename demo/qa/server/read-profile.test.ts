import { expect, test } from 'vitest';
import type { JourneyProfile } from './api.ts';
import { sendToSegment } from './testing/send-to-segment.ts';
import { startTestHub, type TestHub } from './testing/start-test-hub.ts';

const path = '/api/demo/journeys/anonymous:reader/profile';
const url = 'https://docs.example.com/retries';
const view = { anonymousId: 'reader', category: 'Docs', name: 'Retries' };
const properties = { category: 'Docs', title: 'Retries', url };

async function readDoc(lab: TestHub, messageId: string): Promise<void> {
  await sendToSegment(lab.world, 'page', { ...view, messageId, properties });
}

test('a profile is read from the Profile API: identifiers, docs, and how fresh its traits are', async () => {
  const lab = await startTestHub();
  const { clock } = lab.world.stack.segment;
  clock.freeze();
  await readDoc(lab, 'm-1');
  clock.advance(1000);
  await readDoc(lab, 'm-2');
  await sendToSegment(lab.world, 'page', { ...view, category: 'Blog', messageId: 'm-3' });

  const now = clock.now();
  const stale = (await lab.ask(path)).body as JourneyProfile;
  expect(stale).toMatchObject({
    identifiers: [{ type: 'anonymous_id', id: 'reader' }],
    docs: [
      { title: 'Retries', url, at: now },
      { title: 'Retries', url, at: now - 1000 },
    ],
    traits: [{ key: 'docs_last_2_days', value: null, isComputed: true, isStale: true }],
  });

  lab.world.stack.segment.runBatches();
  const fresh = (await lab.ask(path)).body as JourneyProfile;
  expect(fresh.traits).toEqual([
    { key: 'docs_last_2_days', value: 3, isComputed: true, updatedAt: now, isStale: false },
  ]);
  expect(fresh.nextBatchAt).toBe(now + 8 * 3_600_000);
});

test('what was read more than 48 hours ago is not listed', async () => {
  const lab = await startTestHub();
  lab.world.stack.segment.clock.freeze();
  await readDoc(lab, 'm-1');
  lab.world.stack.segment.clock.advance(48 * 3_600_000 + 1);
  expect((await lab.ask(path)).body).toMatchObject({ docs: [] });
});

test('somebody whom Segment does not know has an empty profile', async () => {
  const lab = await startTestHub();
  lab.world.stack.twilio.receiveSms({ from: '+14155550123', to: '+14155550100', body: 'Hi' });
  expect(await lab.ask('/api/demo/journeys/phone:+14155550123/profile')).toMatchObject({
    status: 200,
    body: { phone: '+14155550123', identifiers: [], docs: [], traits: [] },
  });
});

test('while the Profile API is down, a sentence says so', async () => {
  const lab = await startTestHub();
  await readDoc(lab, 'm-1');
  await lab.ask('/api/demo/controls', { do: 'fault', fault: 'profile-down', on: true });
  expect(await lab.ask(path)).toEqual({
    status: 502,
    body: {
      error: 'The Profile API answers 503. Take the fault back, if one is set, and try again.',
    },
  });
});
