import { describe, expect, test } from 'vitest';
import type { JsonObject } from './messages.ts';
import {
  atNoon,
  buildConfig,
  headers,
  noon,
  profileToken,
  spaceId,
  startTestSegment,
  toBasicAuth,
  type Answer,
  type TestSegment,
} from './testing/test-support.ts';

const dayMs = 86_400_000;
const base = `/v1/spaces/${spaceId}/collections/users/profiles`;

interface Cursor {
  url: string;
  has_more: boolean;
  next: string;
  limit: number;
}
interface TraitsBody {
  traits: JsonObject;
  cursor: Cursor;
}
interface ListBody {
  data: (JsonObject & { message_id: string; id: string; type: string })[];
  cursor: Cursor;
}

async function startWithReader(traits: JsonObject = { plan: 'pro' }): Promise<TestSegment> {
  const segment = await startTestSegment();
  await segment.post('identify', { userId: 'u1', anonymousId: 'a1', messageId: 'who', traits });
  return segment;
}

function track(segment: TestSegment, name: string, ms = 0): Promise<Answer> {
  return segment.post('track', {
    userId: 'u1',
    event: name.split(' ')[0],
    messageId: name,
    timestamp: atNoon(ms),
    properties: { name },
  });
}

async function listOf(
  segment: TestSegment,
  resource: string,
  query: Record<string, string> = {},
): Promise<ListBody> {
  return (await segment.lookUp('user_id:u1', resource, query)).body as ListBody;
}

async function eventsOf(segment: TestSegment, query: Record<string, string> = {}) {
  return (await listOf(segment, 'events', query)).data.map(({ message_id }) => message_id);
}

describe('access', () => {
  const noToken = {
    error: { code: 'authentication_error', message: 'No valid Access Token provided.' },
  };

  test.each<[what: string, headers: Record<string, string>]>([
    ['no token', {}],
    ['a wrong token', toBasicAuth('somebody')],
    ['an empty token', toBasicAuth('')],
    ['the token as password', { authorization: `Basic ${btoa(`:${profileToken}`)}` }],
    ['a bearer token', { authorization: `Bearer ${profileToken}` }],
    ['what is not Base64', { authorization: `Basic ${profileToken}` }],
  ])('is refused with %s, and nothing is told', async (_, given) => {
    const segment = await startWithReader();
    for (const path of [
      `${base}/user_id:u1/traits`,
      `${base}/user_id:nobody/traits`,
      '/v1/spaces',
    ]) {
      const answer = await segment.request(path, { headers: given });
      expect(answer).toMatchObject({ status: 401, body: noToken });
      expect(answer.headers.get('request-id')).toBeTruthy();
    }
  });

  test('is limited to so many requests a second', async () => {
    const space = { id: spaceId, name: 'S', profileTokens: [profileToken], requestsPerSecond: 3 };
    const segment = await startTestSegment({ config: buildConfig({ space }) });
    const nobody = { status: 404, body: { error: { code: 'not_found' } } };
    const error = {
      code: 'rate_limit_error',
      message: 'Too many requests hit the API too quickly.',
    };
    // A stranger must not use up the rate of the others.
    for (let n = 0; n < 5; n += 1)
      expect((await segment.request(`${base}/user_id:u1/traits`)).status).toBe(401);
    const asked = Array.from({ length: 30 }, () => segment.lookUp('user_id:u1', 'traits'));
    const answers = await Promise.all(asked);
    const refused = answers.filter(({ status }) => status === 429);
    const granted = answers.filter(({ status }) => status !== 429);
    for (const answer of refused) expect(answer.body).toEqual({ error });
    for (const answer of granted) expect(answer).toMatchObject(nobody);
    // All of them within one second would be 3; a slow machine may take two.
    expect(granted.length).toBeGreaterThanOrEqual(3);
    expect(refused.length).toBeGreaterThan(15);
    expect((await segment.post('p', { anonymousId: 'a' })).status).toBe(200);
    await expect.poll(async () => segment.lookUp('user_id:u1', 'traits')).toMatchObject(nobody);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is not allowed', async (method) => {
    const segment = await startWithReader();
    const answer = await segment.request(`${base}/user_id:u1/traits`, { method, headers });
    expect(answer).toMatchObject({
      status: 405,
      body: { error: { code: 'invalid_request_error' } },
    });
    expect(await segment.traits('user_id:u1')).toEqual({ plan: 'pro' });
  });

  test('is for servers only: no answer has a CORS header', async () => {
    const segment = await startWithReader();
    const origin = { origin: 'https://docs.example.com' };
    const preflight = { ...origin, 'access-control-request-method': 'GET' };
    const answers = [
      await segment.request(`${base}/user_id:u1/traits`, { headers: { ...headers, ...origin } }),
      await segment.request(`${base}/user_id:u1/traits`, { headers: origin }),
      await segment.request(`${base}/user_id:nobody/traits`, {
        headers: { ...headers, ...origin },
      }),
      await segment.request(`${base}/user_id:u1/traits`, { method: 'OPTIONS', headers: preflight }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 404, 405]);
    for (const answer of answers) {
      const names = [...answer.headers.keys()];
      expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  test('has an ID for each request', async () => {
    const segment = await startWithReader();
    const ids = new Set<string | null>();
    for (const profile of ['user_id:u1', 'user_id:u1', 'user_id:nobody']) {
      ids.add((await segment.lookUp(profile, 'traits')).headers.get('request-id'));
    }
    expect(ids.size).toBe(3);
    expect(ids).not.toContain(null);
  });
});

describe('who is not found', () => {
  test('is told in the documented body', async () => {
    const segment = await startWithReader();
    for (const resource of ['traits', 'events', 'external_ids', 'metadata']) {
      const answer = await segment.lookUp('user_id:nobody', resource);
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({
        error: { code: 'not_found', message: 'Profile was not found.' },
      });
    }
  });

  test.each([
    ['an upper-case type', `${base}/User_id:u1/traits`],
    ['another case of the value', `${base}/user_id:U1/traits`],
    ['a wrong space', `/v1/spaces/spa_other/collections/users/profiles/user_id:u1/traits`],
    ['another collection', `/v1/spaces/${spaceId}/collections/accounts/profiles/user_id:u1/traits`],
    [
      'an unknown collection',
      `/v1/spaces/${spaceId}/collections/people/profiles/user_id:u1/traits`,
    ],
    ['an unknown resource', `${base}/user_id:u1/secrets`],
    ['a resource named like a prototype member', `${base}/user_id:u1/constructor`],
    ['no resource', `${base}/user_id:u1`],
    ['a slash too much', `${base}/user_id:u1/traits/`],
    ['no profile', base],
  ])('with %s is nobody', async (_, path) => {
    const segment = await startWithReader();
    expect(await segment.request(path, { headers })).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found' } },
    });
  });
});

describe('a phone in the address', () => {
  const externalIds = [
    { id: '+14155552671', type: 'phone', collection: 'users', encoding: 'none' },
  ];

  test('is found with its plus escaped, and fails without', async () => {
    const segment = await startTestSegment();
    await segment.post('p', { anonymousId: 'a1', context: { externalIds } });
    const ask = (id: string) => segment.request(`${base}/phone:${id}/metadata`, { headers });
    expect((await ask('%2B14155552671')).status).toBe(200);
    expect((await ask('%2b14155552671')).status).toBe(200);
    expect(await ask('+14155552671')).toMatchObject({
      status: 500,
      body: { error: { code: 'internal_error' } },
    });
    expect((await ask('14155552671')).status).toBe(404);
    expect((await ask('%2014155552671')).status).toBe(404);
    // What the caller did wrong is no failure of the server.
    expect(segment.logged).toEqual([]);
  });
});

test.each<[path: string, code: string, sentence: string]>([
  ['/user_id/traits', 'validation_error', 'The identifier has the form `type:value`.'],
  ['/user_id:%E0%A4%A/traits', 'validation_error', 'The identifier is not properly escaped.'],
  ['/user_id:u1/traits?limit=0', 'invalid_request_error', 'between 1 and 200'],
  ['/user_id:u1/traits?limit=201', 'invalid_request_error', 'between 1 and 200'],
  ['/user_id:u1/traits?limit=many', 'invalid_request_error', 'between 1 and 200'],
  ['/user_id:u1/traits?limit=1.5', 'invalid_request_error', 'between 1 and 200'],
  ['/user_id:u1/traits?limit=', 'invalid_request_error', 'between 1 and 200'],
  ['/user_id:u1/traits?class=none', 'invalid_request_error', '`class`'],
  ['/user_id:u1/events?limit=101', 'invalid_request_error', 'between 1 and 100'],
  ['/user_id:u1/events?sort=up', 'invalid_request_error', '`sort`'],
  ['/user_id:u1/events?start=yesterday', 'invalid_request_error', '`start`'],
  ['/user_id:u1/events?end=tomorrow', 'invalid_request_error', '`end`'],
  ['/user_id:u1/external_ids?limit=-1', 'invalid_request_error', 'between 1 and 100'],
])('answers 400 to %s', async (path, code, sentence) => {
  const segment = await startWithReader();
  expect(await segment.request(`${base}${path}`, { headers })).toMatchObject({
    status: 400,
    body: { error: { code, message: expect.stringContaining(sentence) } },
  });
});

test('answers 400 to a collection with a character that none has', async () => {
  const segment = await startWithReader();
  const path = `/v1/spaces/${spaceId}/collections/users!/profiles/user_id:u1/traits`;
  const message = 'The parameter `collection` has invalid character(s) `!`';
  expect(await segment.request(path, { headers })).toMatchObject({
    status: 400,
    body: { error: { code: 'validation_error', message } },
  });
});

describe('/traits', () => {
  const many = Object.fromEntries(
    Array.from({ length: 25 }, (_, index) => [`trait_${index}`, index]),
  );
  const traitsOf = async (segment: TestSegment, query: Record<string, string> = {}) =>
    (await segment.lookUp('user_id:u1', 'traits', query)).body as TraitsBody;

  test('gives ten unless more are asked for', async () => {
    const segment = await startWithReader(many);
    const { traits, cursor } = await traitsOf(segment);
    expect(Object.keys(traits)).toHaveLength(10);
    expect(cursor).toMatchObject({ has_more: true, limit: 10, next: expect.stringMatching(/./) });
    const all = await traitsOf(segment, { limit: '200' });
    expect(all.traits).toEqual(many);
    expect(all.cursor).toMatchObject({ has_more: false, next: '', limit: 200 });
  });

  test('gives more than 200 in pages only', async () => {
    const segment = await startWithReader();
    const plenty = Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`t${index}`, 0]));
    await segment.post('identify', { userId: 'u1', traits: plenty });
    const first = await traitsOf(segment, { limit: '200' });
    expect(Object.keys(first.traits)).toHaveLength(200);
    const rest = await traitsOf(segment, { limit: '200', next: first.cursor.next });
    expect(Object.keys(rest.traits)).toHaveLength(51);
    expect(rest.cursor.has_more).toBe(false);
  });

  test.each([1, 7, 10, 25])('gives every trait exactly once in pages of %i', async (limit) => {
    const segment = await startWithReader(many);
    const seen: string[] = [];
    let cursor: Partial<Cursor> = { next: '', has_more: true };
    while (cursor.has_more) {
      const page = await traitsOf(segment, { limit: String(limit), next: cursor.next ?? '' });
      seen.push(...Object.keys(page.traits));
      expect(page.cursor.has_more).toBe(page.cursor.next !== '');
      cursor = page.cursor;
    }
    expect(seen.toSorted()).toEqual(Object.keys(many).toSorted());
  });

  test('gives those that are included, wherever they stand in the list', async () => {
    const segment = await startWithReader({ ...many, zebra: 1 });
    const { traits, cursor } = await traitsOf(segment, { include: 'zebra,trait_3,unknown' });
    expect(traits).toEqual({ zebra: 1, trait_3: 3 });
    expect(cursor.has_more).toBe(false);
    expect((await traitsOf(segment, { include: 'unknown' })).traits).toEqual({});
  });

  test('tells computed from custom traits by class', async () => {
    const config = buildConfig({
      traits: [{ name: 'Events', kind: 'event_counter', event: 'E' }],
    });
    const segment = await startTestSegment({ config });
    await segment.post('identify', { userId: 'u1', traits: { plan: 'pro' } });
    await track(segment, 'E 1');
    expect((await traitsOf(segment)).traits).toEqual({ plan: 'pro', events: 1 });
    expect((await traitsOf(segment, { class: 'computed_trait' })).traits).toEqual({ events: 1 });
    expect((await traitsOf(segment, { class: 'audience' })).traits).toEqual({});
  });

  test('says with verbose=true where a trait comes from and when', async () => {
    const config = buildConfig({
      traits: [{ name: 'Events', kind: 'event_counter', event: 'E' }],
    });
    const segment = await startTestSegment({ config });
    const timestamp = atNoon(-60_000);
    await segment.post('identify', { userId: 'u1', timestamp, traits: { plan: { id: 7 } } });
    await track(segment, 'E 1', -30_000);
    expect((await traitsOf(segment, { verbose: 'true' })).traits).toEqual({
      plan: { value: { id: 7 }, source_id: 'src_test', updated_at: timestamp },
      events: { value: 1, source_id: spaceId, updated_at: atNoon(-30_000) },
    });
    expect((await traitsOf(segment, { verbose: 'false' })).traits).toEqual({
      plan: { id: 7 },
      events: 1,
    });
  });

  test('gives every JSON value as it was said', async () => {
    const said = {
      text: 'ä',
      empty: '',
      number: 1.5,
      zero: 0,
      no: false,
      list: [1, [2]],
      deep: { a: { b: null } },
    };
    const segment = await startWithReader(said);
    expect(await segment.traits('user_id:u1')).toEqual(said);
  });
});

describe('/events', () => {
  test('gives the newest twenty first, with what they carried', async () => {
    const segment = await startTestSegment();
    for (let n = 0; n < 25; n += 1) await track(segment, `E ${n}`, n * 1000 - 60_000);
    const { data, cursor } = await listOf(segment, 'events');
    expect(data).toHaveLength(20);
    expect(cursor).toMatchObject({ has_more: true, limit: 20 });
    expect(data[0]).toEqual({
      external_ids: [{ collection: 'users', type: 'user_id', id: 'u1', encoding: 'none' }],
      context: {},
      type: 'track',
      message_id: 'E 24',
      source_id: 'src_test',
      timestamp: atNoon(24_000 - 60_000),
      properties: { name: 'E 24' },
      event: 'E',
      related: { users: expect.stringMatching(/^use_\w{27}$/) },
    });
  });

  test('shows pages and screens as events, and no other calls', async () => {
    const segment = await startWithReader();
    await segment.post('page', { userId: 'u1', name: 'Start', messageId: 'page' });
    await segment.post('screen', { userId: 'u1', name: 'Home', messageId: 'screen' });
    await segment.post('group', { userId: 'u1', groupId: 'g1' });
    await segment.post('alias', { userId: 'u1', previousId: 'a1' });
    const { data } = await listOf(segment, 'events', { sort: 'asc' });
    expect(data).toMatchObject([
      { type: 'track', event: 'Page Viewed', properties: { page_name: 'Start' } },
      { type: 'track', event: 'Screen Viewed', properties: { screen_name: 'Home' } },
    ]);
    expect(data).toHaveLength(2);
  });

  test('gives those included and not those excluded', async () => {
    const segment = await startTestSegment();
    for (const name of ['A 1', 'B 1', 'C 1', 'A 2']) await track(segment, name);
    await segment.post('page', { userId: 'u1', messageId: 'page' });
    expect(await eventsOf(segment, { include: 'A,B', sort: 'asc' })).toEqual(['A 1', 'A 2', 'B 1']);
    expect(await eventsOf(segment, { exclude: 'A,Page Viewed', sort: 'asc' })).toEqual([
      'B 1',
      'C 1',
    ]);
    expect(await eventsOf(segment, { include: 'A,B', exclude: 'A' })).toEqual(['B 1']);
    expect(await eventsOf(segment, { include: 'a' })).toEqual([]);
    const path = `${base}/user_id:u1/events?include=Page+Viewed`;
    expect((await segment.request(path, { headers })).body).toMatchObject({
      data: [{ event: 'Page Viewed' }],
    });
  });

  test('gives those from start up to, and without, end', async () => {
    const segment = await startTestSegment();
    for (const minute of [0, 1, 2, 3]) await track(segment, `E ${minute}`, minute * 60_000);
    const range = { start: atNoon(60_000), end: atNoon(180_000), sort: 'asc' };
    expect(await eventsOf(segment, range)).toEqual(['E 1', 'E 2']);
    expect(await eventsOf(segment, { start: '2026-03-02T14:03:00+02:00' })).toEqual(['E 3']);
    expect(await eventsOf(segment, { end: noon })).toEqual([]);
  });

  test('sorts by the time of the event, whatever the order of arrival', async () => {
    const segment = await startTestSegment();
    for (const ms of [-2000, -4000, -1000, -3000]) await track(segment, `E ${ms}`, ms);
    const oldestFirst = ['E -4000', 'E -3000', 'E -2000', 'E -1000'];
    expect(await eventsOf(segment, { sort: 'asc' })).toEqual(oldestFirst);
    expect(await eventsOf(segment, { sort: 'desc' })).toEqual(oldestFirst.toReversed());
    expect(await eventsOf(segment)).toEqual(oldestFirst.toReversed());
  });

  test.each(['asc', 'desc'])(
    'pages through all of them once while others arrive (%s)',
    async (sort) => {
      const segment = await startTestSegment();
      const names = Array.from({ length: 12 }, (_, index) => `E ${String(index).padStart(2, '0')}`);
      // Pairs share a time, so that a page may end between two events of one moment.
      for (const [index, name] of names.entries())
        await track(segment, name, Math.floor(index / 2) * 1000);
      const seen: string[] = [];
      let next = '';
      do {
        const { data, cursor } = await listOf(segment, 'events', { sort, limit: '5', next });
        seen.push(...data.map(({ message_id }) => message_id));
        next = cursor.next;
        await track(segment, `New ${seen.length}`, 3_600_000 + seen.length);
        await track(segment, `Late ${seen.length}`, -3_600_000 - seen.length);
      } while (next !== '' && seen.length < 100);
      expect(new Set(seen).size).toBe(seen.length);
      const own = seen.filter((name) => name.startsWith('E'));
      expect(own).toEqual(sort === 'asc' ? names : names.toReversed());
    },
  );

  test('has a history of 14 days, also when more is asked for', async () => {
    const segment = await startTestSegment();
    await track(segment, 'E old', -14 * dayMs - 1);
    await track(segment, 'E edge', -14 * dayMs);
    await track(segment, 'E new', -1);
    expect(await eventsOf(segment)).toEqual(['E new', 'E edge']);
    expect(await eventsOf(segment, { start: '2020-01-01T00:00:00Z' })).toEqual(['E new', 'E edge']);
    segment.clock.advance(14 * dayMs);
    expect(await eventsOf(segment)).toEqual([]);
  });

  test('shows nothing of another reader', async () => {
    const segment = await startTestSegment();
    await track(segment, 'E mine');
    await segment.post('track', { userId: 'u2', event: 'E', messageId: 'theirs' });
    expect(await eventsOf(segment)).toEqual(['E mine']);
  });
});

describe('/external_ids', () => {
  const identify = async (segment: TestSegment) => {
    await segment.post('p', { anonymousId: 'a1', messageId: 'first', timestamp: atNoon(-2000) });
    await segment.post('identify', {
      userId: 'u1',
      anonymousId: 'a1',
      messageId: 'second',
      timestamp: atNoon(-1000),
      traits: { email: 'reader@example.com' },
    });
  };

  test('tells each with the message that brought it', async () => {
    const segment = await startTestSegment();
    await identify(segment);
    const { data, cursor } = await listOf(segment, 'external_ids');
    const common = { source_id: 'src_test', collection: 'users', encoding: 'none' };
    const first = { ...common, created_at: atNoon(-2000), first_message_id: 'first' };
    const second = { ...common, created_at: atNoon(-1000), first_message_id: 'second' };
    expect(data).toEqual([
      { ...first, type: 'anonymous_id', id: 'a1' },
      { ...second, type: 'email', id: 'reader@example.com' },
      { ...second, type: 'user_id', id: 'u1' },
    ]);
    expect(cursor).toMatchObject({ has_more: false, next: '', limit: 25 });
  });

  test('gives those of the included types, in pages', async () => {
    const segment = await startTestSegment();
    await identify(segment);
    const included = await listOf(segment, 'external_ids', { include: 'email,user_id' });
    expect(included.data.map(({ type }) => type)).toEqual(['email', 'user_id']);
    const seen: string[] = [];
    let next = '';
    do {
      const page = await listOf(segment, 'external_ids', { limit: '1', next });
      seen.push(...page.data.map(({ type }) => type));
      next = page.cursor.next;
    } while (next !== '' && seen.length < 100);
    expect(seen).toEqual(['anonymous_id', 'email', 'user_id']);
  });
});

test('/metadata tells the first and the last message by time', async () => {
  const segment = await startTestSegment();
  for (const ms of [-2000, -5000, -1000]) await track(segment, `E ${ms}`, ms);
  expect((await segment.lookUp('user_id:u1', 'metadata')).body).toEqual({
    metadata: {
      created_at: atNoon(-5000),
      updated_at: atNoon(-1000),
      expires_at: null,
      first_message_id: 'E -5000',
      first_source_id: 'src_test',
      last_message_id: 'E -1000',
      last_source_id: 'src_test',
    },
  });
});

describe('an account', () => {
  test('is known by its group ID, with its own traits', async () => {
    const segment = await startWithReader();
    const group = {
      groupId: 'g1',
      userId: 'u1',
      traits: { seats: 5, email: 'office@example.com' },
    };
    await segment.post('group', { ...group, messageId: 'g-first' });
    await segment.post('group', {
      groupId: 'g1',
      anonymousId: 'a2',
      traits: { seats: 6 },
      timestamp: atNoon(1),
    });
    expect(await segment.traits('group_id:g1')).toEqual({ seats: 6, email: 'office@example.com' });
    expect((await segment.lookUp('group_id:g1', 'external_ids')).body).toMatchObject({
      data: [{ type: 'group_id', id: 'g1', collection: 'accounts', first_message_id: 'g-first' }],
    });
    expect((await segment.lookUp('group_id:g1', 'metadata')).body).toMatchObject({
      metadata: { created_at: noon, first_message_id: 'g-first' },
    });
    expect((await segment.lookUp('group_id:g1', 'events')).body).toMatchObject({ data: [] });
  });

  test('is none of the user, nor the user of the account', async () => {
    const segment = await startWithReader();
    await segment.post('group', {
      groupId: 'g1',
      userId: 'u1',
      traits: { email: 'office@example.com' },
    });
    expect(await segment.traits('user_id:u1')).toEqual({ plan: 'pro' });
    expect((await segment.lookUp('email:office@example.com', 'traits')).status).toBe(404);
    const asUser = await segment.request(`${base}/group_id:g1/traits`, { headers });
    expect(asUser.status).toBe(404);
  });
});

test('a merged profile answers alike under any of its IDs', async () => {
  const segment = await startTestSegment();
  const phone = { id: '+14155552671', type: 'phone', collection: 'users', encoding: 'none' };
  await segment.post('p', { anonymousId: 'a1', messageId: 'm1', timestamp: atNoon(-3000) });
  await segment.post('p', { anonymousId: 'a2', messageId: 'm2', timestamp: atNoon(-2000) });
  await segment.post('identify', { userId: 'u1', messageId: 'm3', traits: { plan: 'pro' } });
  for (const anonymousId of ['a1', 'a2']) {
    const context = { externalIds: [phone] };
    await segment.post('identify', {
      anonymousId,
      userId: 'u1',
      context,
      messageId: `id-${anonymousId}`,
    });
  }
  const names = ['user_id:u1', 'anonymous_id:a1', 'anonymous_id:a2', 'phone:+14155552671'];
  for (const resource of ['traits', 'events', 'external_ids', 'metadata']) {
    const bodies = await Promise.all(
      names.map(async (name) => {
        // The cursor names the ID that was asked for.
        const { cursor: _, ...body } = (await segment.lookUp(name, resource)).body as JsonObject;
        return body;
      }),
    );
    for (const body of bodies) expect(body).toEqual(bodies[0]);
  }
  expect(await segment.traits('phone:+14155552671')).toEqual({ plan: 'pro' });
  expect(await eventsOf(segment)).toEqual(['m2', 'm1']);
});
