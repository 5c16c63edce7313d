import { expect, test } from 'vitest';
import type { Phone } from '@docent/identity';
import { createProfileApi } from './profile-api.ts';
import { settings } from './testing/profile-lab.ts';

const phone = '+14155552671' as Phone;

interface Sent {
  url: string;
  init: RequestInit;
}

function createApi(answer: () => Response | Promise<Response>) {
  const sent: Sent[] = [];
  const api = createProfileApi(settings, async (url, init) => {
    sent.push({ url, init });
    return answer();
  });
  const readEvents = (next?: string) =>
    api.readEvents(phone, { start: '2026-11-20T12:00:00.000Z', next, timeoutMs: 1000 });
  return { sent, readEvents, readTraits: () => api.readTraits(phone, 1000) };
}

test('the token is in the header alone, and no redirect is followed', async () => {
  const { sent, readTraits, readEvents } = createApi(() => Response.json({}));
  await readTraits();
  await readEvents();
  const basic = Buffer.from(`${settings.token}:`).toString('base64');
  for (const { url, init } of sent) {
    expect(init.headers).toMatchObject({ authorization: `Basic ${basic}` });
    expect(init.redirect).toBe('error');
    expect(url).not.toContain(settings.token);
  }
  expect(sent).toHaveLength(2);
});

test('traits are asked for by name, and events since a time, latest first', async () => {
  const { sent, readTraits, readEvents } = createApi(() => Response.json({}));
  await readTraits();
  await readEvents();
  await readEvents('a b');
  const profile = '/v1/spaces/spa_1/collections/users/profiles/phone:%2B14155552671';
  const events = `${profile}/events?include=Page%20Viewed&start=2026-11-20T12%3A00%3A00.000Z&limit=100&sort=desc`;
  expect(sent.map(({ url }) => url.replace('https://profiles.example.com', ''))).toEqual([
    `${profile}/traits?include=docs_last_2_days,vip,lifetime_value`,
    events,
    `${events}&next=a%20b`,
  ]);
});

test('a page says where the next one begins, and the last one that there is none', async () => {
  const body = (cursor: unknown) => () => Response.json({ data: [1], cursor });
  const first = await createApi(body({ has_more: true, next: 'n' })).readEvents();
  expect(first).toEqual({ kind: 'found', value: { events: [1], next: 'n' } });
  for (const cursor of [{ has_more: false, next: 'n' }, { has_more: true, next: '' }, null]) {
    const last = await createApi(body(cursor)).readEvents();
    expect(last).toEqual({ kind: 'found', value: { events: [1], next: undefined } });
  }
});

test("only Segment's own 404 means that there is no profile", async () => {
  const own = { error: { code: 'not_found', message: 'Profile was not found.' } };
  const of404 = (body: BodyInit) => createApi(() => new Response(body, { status: 404 }));
  expect(await of404(JSON.stringify(own)).readTraits()).toEqual({ kind: 'unknown' });
  expect(await of404('<h1>Not found</h1>').readTraits()).toMatchObject({ kind: 'failed' });
  expect(await of404('{}').readTraits()).toMatchObject({ kind: 'failed' });
});

test.each([
  ['HTML', () => new Response('<h1>Maintenance</h1>')],
  ['a list', () => Response.json([])],
  ['nothing', () => new Response('')],
  ['traits that are none', () => Response.json({ traits: 'vip' })],
  ['events that are none', () => Response.json({ data: {} })],
])('%s is an answer that nobody understands', async (_, answer) => {
  const { readTraits, readEvents } = createApi(answer);
  const why = 'The Profile API answered in a form that we do not know.';
  expect(await readTraits()).toEqual({ kind: 'failed', why });
  expect(await readEvents()).toEqual({ kind: 'failed', why });
});

test.each([
  [401, 'The Profile API answered 401. Check PROFILE_TOKEN and PROFILE_SPACE_ID.'],
  [429, 'The Profile API answered 429.'],
  [503, 'The Profile API answered 503.'],
])('a status of %d is said', async (status, why) => {
  const { readTraits } = createApi(() => Response.json({ error: phone }, { status }));
  expect(await readTraits()).toEqual({ kind: 'failed', why });
});

test('what went wrong is said without what the network says of it', async () => {
  const refuse = (error: Error) => createApi(() => Promise.reject(error)).readTraits();
  const late = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  expect(await refuse(late)).toEqual({
    kind: 'failed',
    why: 'The Profile API did not answer in time.',
  });
  expect(await refuse(new TypeError(`fetch failed for ${phone}`))).toEqual({
    kind: 'failed',
    why: 'The Profile API could not be reached.',
  });
});
