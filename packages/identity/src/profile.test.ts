import { expect, test } from 'vitest';
import type { Phone } from './phone.ts';
import { profileEventsUrl, profileTraitsUrl, profileUrl, toExternalId } from './profile.ts';

const phone = '+14155552671' as Phone;
const space = { host: 'https://profiles.segment.com', spaceId: 'spa_1' };
const profile =
  'https://profiles.segment.com/v1/spaces/spa_1/collections/users/profiles/phone:%2B14155552671';

test('an external ID has the four keys that Segment needs', () => {
  expect(toExternalId(phone)).toEqual({
    id: '+14155552671',
    type: 'phone',
    collection: 'users',
    encoding: 'none',
  });
});

test('an external ID takes the name that the customer gave the identifier', () => {
  expect(toExternalId(phone, 'phone_number').type).toBe('phone_number');
});

test('the plus of the phone is escaped in the address', () => {
  expect(profileUrl(phone, space)).toBe(profile);
});

test('what is looked up is what was written, under the same identifier', () => {
  const { id, type } = toExternalId(phone, 'phone_number');
  const url = profileUrl(phone, { ...space, identifier: 'phone_number' });
  expect(decodeURIComponent(new URL(url).pathname)).toMatch(new RegExp(`/${type}:\\${id}$`));
});

test.each([
  ['https://profiles.segment.com/', 'https://profiles.segment.com/v1/'],
  ['http://localhost:8787', 'http://localhost:8787/v1/'],
  ['http://127.0.0.1:8787//', 'http://127.0.0.1:8787/v1/'],
])('the host %s works', (host, start) => {
  expect(profileUrl(phone, { ...space, host })).toContain(`${start}spaces/spa_1/`);
});

test('a space ID cannot change the path', () => {
  expect(profileUrl(phone, { ...space, spaceId: '../x?y' })).toContain('/spaces/..%2Fx%3Fy/');
});

test('traits are asked for by name', () => {
  expect(profileTraitsUrl(phone, space, ['docs_last_2_days', 'is vip'])).toBe(
    `${profile}/traits?include=docs_last_2_days,is%20vip`,
  );
});

test('a space in an event name is %20, never a plus', () => {
  const url = profileEventsUrl(phone, space, {
    eventNames: ['Page Viewed', 'Doc Read'],
    start: '2026-11-20T10:00:00Z',
  });
  expect(url).toBe(
    `${profile}/events?include=Page%20Viewed,Doc%20Read&start=2026-11-20T10%3A00%3A00Z`,
  );
  expect(new URL(url).searchParams.get('start')).toBe('2026-11-20T10:00:00Z');
});

test('limit and sort are in the address only when they are given', () => {
  const query = { eventNames: ['Page Viewed'], start: '2026-11-20T10:00:00Z' };
  expect(profileEventsUrl(phone, space, { ...query, limit: 100, sort: 'desc' })).toMatch(
    /&limit=100&sort=desc$/,
  );
  expect(profileEventsUrl(phone, space, query)).not.toMatch(/limit|sort/);
});
