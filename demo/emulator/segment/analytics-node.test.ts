import { fileURLToPath } from 'node:url';
import { Analytics } from '@segment/analytics-node';
import { expect, onTestFinished, test } from 'vitest';
import { createSegmentReader, type SegmentReader } from './testing/segment-reader.ts';
import { readConfig } from './config.ts';
import { startSegment, type LocalSegment } from './server.ts';

const config = readConfig(fileURLToPath(new URL('../../segment.yaml', import.meta.url)));
const writeKey = 'docentDemoServerWriteKey00000002';
const hourMs = 3_600_000;
const ada = '+14155552671';
const bob = '+14155552672';

type Settings = Partial<ConstructorParameters<typeof Analytics>[0]>;

interface Setup {
  segment: LocalSegment;
  reader: SegmentReader;
  /** Sends all that the calls make, and waits until the SDK has done with it. */
  send(calls: (analytics: Analytics) => void, settings?: Settings): Promise<Delivery>;
}

/** What the SDK itself tells of its requests. */
interface Delivery {
  requests: { headers: Record<string, string>; body: Batch; at: number }[];
  statuses: number[];
  errors: unknown[];
}

interface Batch {
  batch: { messageId: string; timestamp: string }[];
  sentAt: string;
}

async function setUp(): Promise<Setup> {
  const logged: string[] = [];
  const segment = await startSegment({ config, log: (sentence) => void logged.push(sentence) });
  onTestFinished(async () => {
    await segment.close();
    expect(logged).toEqual([]);
  });
  const send: Setup['send'] = async (calls, settings) => {
    const analytics = new Analytics({ writeKey, host: segment.origin, ...settings });
    const delivery = observe(analytics);
    calls(analytics);
    await analytics.closeAndFlush();
    return delivery;
  };
  return { segment, reader: createSegmentReader(segment.origin, config), send };
}

function observe(analytics: Analytics): Delivery {
  const delivery: Delivery = { requests: [], statuses: [], errors: [] };
  analytics.on('http_request', ({ headers, body }) => {
    delivery.requests.push({ headers, body: JSON.parse(body) as Batch, at: performance.now() });
  });
  analytics.on('http_response', ({ status }) => delivery.statuses.push(status));
  analytics.on('error', (error) => delivery.errors.push(error));
  return delivery;
}

function withPhone(...phones: string[]) {
  const externalIds = phones.map((id) => ({
    id,
    type: 'phone',
    collection: 'users',
    encoding: 'none',
  }));
  return { context: { externalIds } };
}

const doc = (name: string) => ({ category: 'Docs', name, properties: { title: name } });
const namesOf = (events: { properties: Record<string, unknown> }[] | undefined) =>
  events?.map(({ properties }) => properties['page_name']);

test('records each of the six calls as the SDK sent it', async () => {
  const { reader, send } = await setUp();
  await send((analytics) => {
    analytics.page({ userId: 'u1', name: 'Retries', properties: { path: '/retries' } });
    analytics.screen({ userId: 'u1', name: 'Home' });
    analytics.identify({ userId: 'u1', traits: { plan: 'pro' } });
    analytics.track({ userId: 'u1', event: 'Key Created', properties: { scope: 'read' } });
    analytics.group({ userId: 'u1', groupId: 'g1', traits: { seats: 4 } });
    analytics.alias({ userId: 'u2', previousId: 'u1' });
  });
  const messages = await reader.messages();
  expect(messages).toMatchObject([
    { type: 'page', body: { userId: 'u1', name: 'Retries', properties: { path: '/retries' } } },
    { type: 'screen', body: { name: 'Home' } },
    { type: 'identify', body: { traits: { plan: 'pro' } } },
    { type: 'track', body: { event: 'Key Created', properties: { scope: 'read' } } },
    { type: 'group', body: { groupId: 'g1', traits: { seats: 4 } } },
    { type: 'alias', body: { userId: 'u2', previousId: 'u1' } },
  ]);
  for (const message of messages) {
    expect(message).toMatchObject({ outcome: 'accepted', reason: null, sourceId: 'src_server' });
    expect(message.body).toMatchObject({
      messageId: message.messageId,
      context: { library: { name: '@segment/analytics-node' } },
    });
  }
  expect(JSON.stringify(messages)).not.toContain(writeKey);
});

test('turns pages and screens into events that carry their name, and identify calls into none', async () => {
  const { reader, send } = await setUp();
  await send((analytics) => {
    analytics.page({ userId: 'u1', ...doc('Retries') });
    analytics.screen({ userId: 'u1', name: 'Home' });
    analytics.track({ userId: 'u1', event: 'Key Created', properties: { scope: 'read' } });
    analytics.identify({ userId: 'u1', traits: { plan: 'pro' } });
    analytics.group({ userId: 'u1', groupId: 'g1', traits: { seats: 4 } });
  });
  const events = await reader.events('user_id:u1');
  expect(events?.map(({ event }) => event).toSorted()).toEqual([
    'Key Created',
    'Page Viewed',
    'Screen Viewed',
  ]);
  const propertiesOf = (name: string) => events?.find(({ event }) => event === name)?.properties;
  expect(propertiesOf('Page Viewed')).toEqual({
    category: 'Docs',
    page_name: 'Retries',
    title: 'Retries',
  });
  expect(propertiesOf('Screen Viewed')).toEqual({ screen_name: 'Home' });
  expect(propertiesOf('Key Created')).toEqual({ scope: 'read' });
});

test('keeps the traits of a group on the account, and those of a person on the person', async () => {
  const { reader, send } = await setUp();
  await send((analytics) => {
    analytics.identify({ userId: 'u1', traits: { plan: 'pro' } });
    analytics.group({ userId: 'u1', groupId: 'g1', traits: { seats: 4, phone: ada } });
  });
  expect(await reader.accountTraits('g1')).toEqual({ seats: 4, phone: ada });
  expect(await reader.traits('user_id:u1')).toMatchObject({ plan: 'pro' });
  expect(await reader.traits('user_id:u1')).not.toHaveProperty('seats');
  expect(await reader.traits(`phone:${ada}`)).toBeUndefined();
  expect(await reader.accountTraits('g2')).toBeUndefined();
});

test('merges nothing on alias', async () => {
  const { reader, send } = await setUp();
  await send((analytics) => {
    analytics.page({ anonymousId: 'a1', ...doc('Retries') });
    analytics.alias({ userId: 'u1', previousId: 'a1' });
  });
  expect(await reader.outcomes()).toEqual(['page accepted', 'alias accepted']);
  expect(await reader.traits('user_id:u1')).toBeUndefined();
  await send((analytics) => analytics.page({ userId: 'u1', ...doc('Workers') }));
  expect(namesOf(await reader.events('anonymous_id:a1'))).toEqual(['Retries']);
  expect(namesOf(await reader.events('user_id:u1'))).toEqual(['Workers']);
  expect(await reader.externalIds('user_id:u1')).toEqual(['user_id:u1']);
});

test('takes in every message of every batch', async () => {
  const { reader, send } = await setUp();
  const names = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven'];
  const { requests, statuses } = await send(
    (analytics) => {
      for (const name of names) analytics.page({ userId: 'u1', ...doc(name) });
    },
    { flushAt: 3 },
  );
  expect(requests.map(({ body }) => body.batch.length)).toEqual([3, 3, 1]);
  expect(statuses).toEqual([200, 200, 200]);
  expect(namesOf(await reader.events('user_id:u1'))?.toSorted()).toEqual(names.toSorted());
  expect(await reader.outcomes()).toHaveLength(7);
});

test('finds a profile by the phone in externalIds, and not by an entry that lacks a key', async () => {
  const { reader, send } = await setUp();
  const { encoding: _, ...incomplete } = {
    id: bob,
    type: 'phone',
    collection: 'users',
    encoding: 'none',
  };
  await send((analytics) => {
    analytics.page({ anonymousId: 'a1', ...doc('Retries'), ...withPhone(ada) });
    analytics.page({
      anonymousId: 'b1',
      ...doc('Workers'),
      context: { externalIds: [incomplete] },
    });
  });
  expect(namesOf(await reader.events(`phone:${ada}`))).toEqual(['Retries']);
  expect(await reader.externalIds(`phone:${ada}`)).toEqual(['anonymous_id:a1', `phone:${ada}`]);
  expect(await reader.events(`phone:${bob}`)).toBeUndefined();
  expect(await reader.events(`phone:${ada.slice(1)}`)).toBeUndefined();
});

test('takes a phone in traits for the identifier that it is configured to be', async () => {
  const { reader, send } = await setUp();
  await send((analytics) => analytics.identify({ anonymousId: 'a1', traits: { phone: ada } }));
  expect(await reader.externalIds(`phone:${ada}`)).toEqual(['anonymous_id:a1', `phone:${ada}`]);
});

test.each([500, 503, 408, 0])(
  'gets a message exactly once from an SDK that met %i first',
  async (status) => {
    const { segment, reader, send } = await setUp();
    segment.faults.add({ path: '/v1/batch', status });
    const { requests, errors } = await send((analytics) =>
      analytics.page({ userId: 'u1', ...doc('Retries') }),
    );
    expect(requests.map(({ headers }) => headers['X-Retry-Count'])).toEqual([undefined, '1']);
    expect(errors).toEqual([]);
    expect(await reader.outcomes()).toEqual(['page accepted']);
  },
);

test('is not asked again before Retry-After has passed', async () => {
  const { segment, reader, send } = await setUp();
  segment.faults.add({ path: '/v1/batch', status: 429, headers: { 'Retry-After': '3' } });
  const { requests, statuses } = await send((analytics) =>
    analytics.page({ userId: 'u1', ...doc('Retries') }),
  );
  expect(statuses).toEqual([429, 200]);
  expect(requests.map(({ headers }) => headers['X-Retry-Count'])).toEqual([undefined, '1']);
  // Without the header the SDK comes back after two seconds at most; timers may fire a millisecond early.
  expect((requests[1]?.at ?? 0) - (requests[0]?.at ?? 0)).toBeGreaterThan(2_990);
  expect(await reader.outcomes()).toEqual(['page accepted']);
});

test('is not asked again after it has refused a message with 400', async () => {
  const { reader, send } = await setUp();
  // 40 KB pass the SDK's own check, which does not count bytes.
  const { statuses, errors } = await send((analytics) =>
    analytics.track({ userId: 'u1', event: 'Pasted', properties: { text: 'a'.repeat(40_000) } }),
  );
  expect(statuses).toEqual([400]);
  expect(errors).toHaveLength(1);
  expect((await reader.messages()).map(({ outcome }) => outcome)).toEqual(['rejected']);
  expect(await reader.events('user_id:u1')).toBeUndefined();
});

test('never sees a message that something on the way answers with 204', async () => {
  const { segment, reader, send } = await setUp();
  segment.faults.add({ path: '/v1/batch', status: 204 });
  const { statuses, errors } = await send((analytics) =>
    analytics.page({ userId: 'u1', ...doc('Retries') }),
  );
  expect(statuses).toEqual([204]);
  expect(errors).toEqual([]);
  expect(await reader.outcomes()).toEqual([]);
});

test('takes no fault whose status is no answer', async () => {
  const { segment } = await setUp();
  for (const status of [-1, 100, 200.5, 600]) {
    expect(() => segment.faults.add({ path: '/v1/batch', status })).toThrow(
      'status: The status is 0, or a whole number from 200 to 599.',
    );
  }
});

test('counts a message that the SDK sends again after an answer that came too late once', async () => {
  const { segment, reader, send } = await setUp();
  segment.faults.add({ path: '/v1/batch', status: 200, delayMs: 600 });
  const { requests } = await send(
    (analytics) => analytics.page({ userId: 'u1', ...doc('Retries') }),
    { httpRequestTimeout: 300 },
  );
  expect(requests).toHaveLength(2);
  await expect.poll(reader.outcomes).toEqual(['page accepted', 'page duplicate']);
  expect(await reader.events('user_id:u1')).toHaveLength(1);
});

test('counts a message with a known messageId once, in one batch and across batches', async () => {
  const { segment, reader, send } = await setUp();
  const view = { userId: 'u1', messageId: 'm1', ...doc('Retries') };
  await send((analytics) => {
    analytics.page(view);
    analytics.page(view);
  });
  await send((analytics) => analytics.page(view));
  expect(await reader.outcomes()).toEqual(['page accepted', 'page duplicate', 'page duplicate']);
  expect(await reader.events('user_id:u1')).toHaveLength(1);
  segment.runBatches();
  expect(await reader.traits('user_id:u1')).toMatchObject({
    docs_this_session: 1,
    docs_last_2_days: 1,
  });
});

test('forgets a messageId after a day', async () => {
  const { segment, reader, send } = await setUp();
  const view = { userId: 'u1', messageId: 'm1', ...doc('Retries') };
  await send((analytics) => analytics.page(view));
  segment.clock.advance(23 * hourMs);
  await send((analytics) => analytics.page(view));
  segment.clock.advance(2 * hourMs);
  await send((analytics) => analytics.page(view));
  expect(await reader.outcomes()).toEqual(['page accepted', 'page duplicate', 'page accepted']);
});

test('orders events by when they happened, whatever the order in which they came', async () => {
  const { reader, send } = await setUp();
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * hourMs);
  await send((analytics) => {
    analytics.page({ userId: 'u1', ...doc('Last'), timestamp: hoursAgo(1) });
    analytics.page({ userId: 'u1', ...doc('First'), timestamp: hoursAgo(3) });
    analytics.page({ userId: 'u1', ...doc('Second'), timestamp: hoursAgo(2) });
  });
  expect(namesOf(await reader.events('user_id:u1'))).toEqual(['First', 'Second', 'Last']);
  expect(await reader.traits('user_id:u1')).toMatchObject({
    first_doc_title: 'First',
    last_doc_title: 'Last',
  });
});

test('places a message at receivedAt - (sentAt - originalTimestamp)', async () => {
  const { segment, reader, send } = await setUp();
  const receivedAt = Date.parse('2031-05-04T03:02:01.000Z');
  segment.clock.freeze(receivedAt);
  const original = new Date(Date.now() - 5 * hourMs);
  const { requests } = await send((analytics) =>
    analytics.page({ userId: 'u1', ...doc('Retries'), timestamp: original }),
  );
  const sentAt = Date.parse(requests[0]?.body.sentAt ?? '');
  const timestamp = new Date(receivedAt - (sentAt - original.getTime())).toISOString();
  expect(await reader.events('user_id:u1')).toMatchObject([{ timestamp }]);
  expect(await reader.messages()).toMatchObject([
    { body: { timestamp, originalTimestamp: original.toISOString() } },
  ]);
});

test.each([
  ['ahead', -hourMs],
  ['behind', hourMs],
])('corrects a sender whose clock is an hour %s', async (_, skewMs) => {
  const { segment, reader, send } = await setUp();
  const now = Date.now() + skewMs;
  segment.clock.freeze(now);
  const { requests } = await send((analytics) =>
    analytics.page({ userId: 'u1', ...doc('Retries') }),
  );
  const { sentAt = '', batch = [] } = requests[0]?.body ?? {};
  const waitedMs = Date.parse(sentAt) - Date.parse(batch[0]?.timestamp ?? '');
  expect(await reader.events('user_id:u1')).toMatchObject([
    { timestamp: new Date(now - waitedMs).toISOString() },
  ]);
  expect(waitedMs).toBeLessThan(hourMs / 2);
  segment.runBatches();
  expect(await reader.traits('user_id:u1')).toMatchObject({ docs_last_2_days: 1 });
});

test('answers 200 to a wrong write key, and drops the message', async () => {
  const { reader, send } = await setUp();
  const { statuses, errors } = await send(
    (analytics) => analytics.page({ userId: 'u1', ...doc('Retries'), ...withPhone(ada) }),
    { writeKey: 'wrong' },
  );
  expect(statuses).toEqual([200]);
  expect(errors).toEqual([]);
  const [message] = await reader.messages();
  expect(message).toMatchObject({ outcome: 'discarded', sourceId: null, profile: null });
  expect(message?.reason).toContain('unknown_source');
  expect(await reader.traits('user_id:u1')).toBeUndefined();
  expect(await reader.traits(`phone:${ada}`)).toBeUndefined();
});

test('gives what anonymous readers did to the phone that each of them tells', async () => {
  const { reader, send } = await setUp();
  await send((analytics) => {
    analytics.page({ anonymousId: 'laptop', ...doc('Retries') });
    analytics.page({ anonymousId: 'phone', ...doc('Workers') });
    analytics.page({ anonymousId: 'stranger', ...doc('Webhooks') });
  });
  await send((analytics) => analytics.identify({ anonymousId: 'laptop', ...withPhone(ada) }));
  await send((analytics) => analytics.identify({ anonymousId: 'phone', ...withPhone(ada) }));
  const events = await reader.events(`phone:${ada}`);
  expect(namesOf(events)?.toSorted()).toEqual(['Retries', 'Workers']);
  expect(await reader.events('anonymous_id:laptop')).toEqual(events);
  expect(await reader.events('anonymous_id:phone')).toEqual(events);
  expect(await reader.externalIds('anonymous_id:stranger')).toEqual(['anonymous_id:stranger']);
});

// The settings: phone 1 ever, before anonymous_id. The second phone would be one too many, so the browser's
// anonymous ID, lowest in priority, is demoted and the phone alone decides.
const takeover: ((analytics: Analytics, timestamp: Date) => void)[] = [
  (analytics, timestamp) => analytics.page({ anonymousId: 'shared', ...doc('Before'), timestamp }),
  (analytics, timestamp) =>
    analytics.identify({
      anonymousId: 'shared',
      traits: { name: 'Ada' },
      ...withPhone(ada),
      timestamp,
    }),
  (analytics, timestamp) =>
    analytics.page({ anonymousId: 'shared', ...doc('Of Ada'), ...withPhone(ada), timestamp }),
  (analytics, timestamp) =>
    analytics.identify({
      anonymousId: 'shared',
      traits: { name: 'Bob' },
      ...withPhone(bob),
      timestamp,
    }),
  (analytics, timestamp) =>
    analytics.page({ anonymousId: 'shared', ...doc('Of Bob'), ...withPhone(bob), timestamp }),
  (analytics, timestamp) => analytics.page({ anonymousId: 'shared', ...doc('After'), timestamp }),
];

test.each([
  ['in order', [0, 1, 2, 3, 4, 5]],
  ['in reverse', [5, 4, 3, 2, 1, 0]],
  ['second person first', [3, 4, 0, 5, 1, 2]],
])('keeps two phones of one browser apart, its messages coming %s', async (_, order: number[]) => {
  const { reader, send } = await setUp();
  const begin = Date.now() - hourMs;
  for (const index of order) {
    await send((analytics) => takeover[index]?.(analytics, new Date(begin + index * 60_000)));
  }
  expect(namesOf(await reader.events(`phone:${ada}`))).toEqual(['Before', 'Of Ada', 'After']);
  expect(namesOf(await reader.events(`phone:${bob}`))).toEqual(['Of Bob']);
  expect(await reader.externalIds(`phone:${ada}`)).toEqual(['anonymous_id:shared', `phone:${ada}`]);
  expect(await reader.externalIds(`phone:${bob}`)).toEqual([`phone:${bob}`]);
  expect(await reader.traits(`phone:${ada}`)).toMatchObject({ name: 'Ada' });
  expect(await reader.traits(`phone:${bob}`)).toMatchObject({ name: 'Bob' });
});

test('leaves a sixth browser of one phone unmapped, and still counts what it says with the phone', async () => {
  const { segment, reader, send } = await setUp();
  for (const browser of ['a1', 'a2', 'a3', 'a4', 'a5', 'a6']) {
    await send((analytics) =>
      analytics.page({ anonymousId: browser, ...doc(browser), ...withPhone(ada) }),
    );
    segment.clock.advance(1000);
  }
  expect(await reader.events(`phone:${ada}`)).toHaveLength(6);
  expect(await reader.externalIds(`phone:${ada}`)).toHaveLength(6);
  expect(await reader.events('anonymous_id:a6')).toBeUndefined();
  await send((analytics) => analytics.page({ anonymousId: 'a6', ...doc('Alone') }));
  expect(namesOf(await reader.events('anonymous_id:a6'))).toEqual(['Alone']);
  expect(await reader.events(`phone:${ada}`)).toHaveLength(6);
});

test('lets the user ID decide where a second one comes with a known phone', async () => {
  const { segment, reader, send } = await setUp();
  await send((analytics) => analytics.page({ userId: 'u1', ...doc('Retries'), ...withPhone(ada) }));
  segment.clock.advance(1000);
  await send((analytics) => analytics.page({ userId: 'u2', ...doc('Workers'), ...withPhone(ada) }));
  expect(await reader.externalIds(`phone:${ada}`)).toEqual([`phone:${ada}`, 'user_id:u1']);
  expect(await reader.externalIds('user_id:u2')).toEqual(['user_id:u2']);
  expect(namesOf(await reader.events(`phone:${ada}`))).toEqual(['Retries']);
});

test('promotes no blocked value', async () => {
  const { reader, send } = await setUp();
  await send((analytics) => {
    analytics.page({ userId: 'anonymous', anonymousId: 'a1', ...doc('Retries') });
    analytics.page({
      userId: 'anonymous',
      anonymousId: 'a2',
      ...doc('Workers'),
      ...withPhone('0'),
    });
  });
  expect(await reader.externalIds('anonymous_id:a1')).toEqual(['anonymous_id:a1']);
  expect(await reader.externalIds('anonymous_id:a2')).toEqual(['anonymous_id:a2']);
  expect(await reader.events('user_id:anonymous')).toBeUndefined();
  expect(await reader.events('phone:0')).toBeUndefined();
});
