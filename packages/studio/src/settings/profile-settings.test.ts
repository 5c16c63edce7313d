import { expect, test } from 'vitest';
import { readProfileSettings } from './profile-settings.ts';

const complete = { PROFILE_SPACE_ID: 'spa_1', PROFILE_TOKEN: 'token' };

test('takes the names of the recipe unless others are given', () => {
  expect(readProfileSettings(complete)).toEqual({
    space: { host: 'https://profiles.segment.com', spaceId: 'spa_1', identifier: 'phone' },
    token: 'token',
    docsTrait: 'docs_last_2_days',
    docsCategory: 'Docs',
    docsHours: 48,
    vipTrait: 'vip',
    lifetimeValueTrait: 'lifetime_value',
  });
  const others = {
    ...complete,
    PROFILE_IDENTIFIER: 'phone_number',
    DOCS_TRAIT: 'docs_read',
    DOCS_HOURS: '24',
  };
  expect(readProfileSettings(others)).toMatchObject({
    space: { identifier: 'phone_number' },
    docsTrait: 'docs_read',
    docsHours: 24,
  });
});

test.each([
  ['no token', { PROFILE_TOKEN: '' }],
  ['a host that is none', { PROFILE_HOST: 'profiles' }],
  ['hours that are no number', { DOCS_HOURS: 'two days' }],
  ['more hours than Segment keeps events', { DOCS_HOURS: '400' }],
])('refuses %s', (_, change) => {
  expect(() => readProfileSettings({ ...complete, ...change })).toThrow('lacks settings');
});
