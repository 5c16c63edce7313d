import { expect, test } from 'vitest';
import { createProfileWatch } from './create-profile-watch.ts';
import type { ProfilePart } from './to-profile-part.ts';

type Ids = Readonly<Record<string, string>>;

function startWatch(before: readonly ProfilePart[] = [], known: readonly number[] = []) {
  const watch = createProfileWatch({ before, isKnown: (profile) => known.includes(profile) });
  return (profile: number | null, ids: Ids, demotedIds: Ids = {}) => {
    const toList = (given: Ids) => Object.entries(given).map(([type, value]) => ({ type, value }));
    const demoted = toList(demotedIds);
    const line = {
      seq: 1,
      receivedAt: '2026-11-23T10:00:00.000Z',
      outcome: 'accepted' as const,
      reason: null,
      sourceId: null,
      type: 'page',
      messageId: 'm',
      profile,
      ...(demoted.length > 0 && { demoted }),
      body: { anonymousId: ids['anonymous_id'] },
    };
    return watch.see({ line, identifiers: [...toList(ids), ...demoted] });
  };
}

const titles = (drafts: readonly { title: string }[]) => drafts.map(({ title }) => title);

test('a profile is created once', () => {
  const see = startWatch();
  const [created] = see(1, { anonymous_id: 'a' });
  expect(created).toMatchObject({
    kind: 'profile',
    title: 'Profile created',
    detail: 'anonymous_id: a',
    tells: { anonymousId: 'a' },
  });
  expect(see(1, { anonymous_id: 'a', phone: '+1' })).toEqual([]);
});

test('two profiles that a message links are merged, and stay so', () => {
  const see = startWatch();
  see(1, { anonymous_id: 'a', phone: '+1' });
  see(2, { anonymous_id: 'b' });
  expect(titles(see(1, { anonymous_id: 'b', phone: '+1' }))).toEqual(['Profiles merged']);
  expect(see(1, { anonymous_id: 'b' })).toEqual([]);
});

test('a profile that only got another number was not merged', () => {
  const see = startWatch();
  see(1, { anonymous_id: 'a', phone: '+1' });
  expect(see(9, { anonymous_id: 'a' })).toEqual([]);
  expect(see(9, { anonymous_id: 'a', phone: '+1' })).toEqual([]);
});

test('an identifier that was not taken is a problem, and links nothing', () => {
  const see = startWatch();
  see(1, { anonymous_id: 'a', phone: '+1' });
  see(2, { anonymous_id: 'b', phone: '+2' });
  const drafts = see(2, { phone: '+2' }, { anonymous_id: 'a' });
  expect(titles(drafts)).toEqual(['Identifier not taken: anonymous_id: a']);
  expect(drafts[0]?.problem).toContain('sign out');
});

test('a watch goes on from what earlier messages told, and from what the database knows', () => {
  const see = startWatch(
    [
      { id: 1, keys: ['phone: +1'] },
      { id: 2, keys: ['anonymous_id: b'] },
    ],
    [3],
  );
  expect(see(3, { anonymous_id: 'c' })).toEqual([]);
  expect(titles(see(1, { anonymous_id: 'b', phone: '+1' }))).toEqual(['Profiles merged']);
});

test('a message without a profile changes none', () => {
  expect(startWatch()(null, {})).toEqual([]);
});
