import { describe, expect, test } from 'vitest';
import { parseConfig } from './config.ts';
import { createIdentityLab } from './testing/identity-lab.ts';
import type { JsonObject } from './messages.ts';

const ada = '+14155550001';
const ben = '+14155550002';

/** The settings that Docent recommends: a phone is one person, and outranks the browser. */
const recommended = [
  { type: 'user_id', limit: 1 },
  { type: 'phone', key: 'phone', limit: 1, blocked: ['/^[0-]*$/', '-1', 'null', 'anonymous'] },
  { type: 'email', limit: 5 },
  { type: 'anonymous_id', limit: 5 },
];

/** Segment's own presets: no phone is set up, and everything but user_id and email stands in alphabetical order. */
const presets = [
  { type: 'user_id', limit: 1 },
  { type: 'email', limit: 5 },
];

interface Case {
  title: string;
  identifiers?: JsonObject[];
  messages: JsonObject[];
  /** One list of `type:value` a profile, with the names of its messages. */
  profiles: { ids: string[]; messages: string }[];
}

let minute = 0;
const start = Date.parse('2026-11-20T00:00:00Z');

/** A page view by a browser, one minute after the one before. */
function view(messageId: string, anonymousId: string, also: JsonObject = {}): JsonObject {
  minute += 1;
  const timestamp = new Date(start + minute * 60_000).toISOString();
  return { type: 'page', messageId, anonymousId, timestamp, ...also };
}

function external(...ids: [type: string, id: string][]): JsonObject {
  const externalIds = ids.map(([type, id]) => ({
    type,
    id,
    collection: 'users',
    encoding: 'none',
  }));
  return { context: { externalIds } };
}

const phone = (id: string) => external(['phone', id]);

const cases: Case[] = [
  {
    title: 'a browser that reads twice is one profile',
    messages: [view('m1', 'a'), view('m2', 'a')],
    profiles: [{ ids: ['anonymous_id:a'], messages: 'm1 m2' }],
  },
  {
    title: 'two browsers that share nothing are two profiles',
    messages: [view('m1', 'a'), view('m2', 'b')],
    profiles: [
      { ids: ['anonymous_id:a'], messages: 'm1' },
      { ids: ['anonymous_id:b'], messages: 'm2' },
    ],
  },
  {
    title: 'an anonymous reader who gives a phone keeps what was read before',
    messages: [view('m1', 'a'), view('m2', 'a'), view('m3', 'a', phone(ada))],
    profiles: [{ ids: ['anonymous_id:a', `phone:${ada}`], messages: 'm1 m2 m3' }],
  },
  {
    title: 'two browsers of one phone merge',
    messages: [
      view('m1', 'a'),
      view('m2', 'b'),
      view('m3', 'a', phone(ada)),
      view('m4', 'b', phone(ada)),
    ],
    profiles: [
      { ids: ['anonymous_id:a', 'anonymous_id:b', `phone:${ada}`], messages: 'm1 m2 m3 m4' },
    ],
  },
  {
    title: 'a second phone on one browser is another person, and the browser stays with the first',
    messages: [view('m1', 'a', phone(ada)), view('m2', 'a', phone(ben)), view('m3', 'a')],
    profiles: [
      { ids: ['anonymous_id:a', `phone:${ada}`], messages: 'm1 m3' },
      { ids: [`phone:${ben}`], messages: 'm2' },
    ],
  },
  {
    title: 'after a reset the second person shares nothing with the first',
    messages: [view('m1', 'a', phone(ada)), view('m2', 'b', phone(ben)), view('m3', 'b')],
    profiles: [
      { ids: ['anonymous_id:a', `phone:${ada}`], messages: 'm1' },
      { ids: ['anonymous_id:b', `phone:${ben}`], messages: 'm2 m3' },
    ],
  },
  {
    title:
      'with Segment’s presets the browser outranks the phone: the second phone is dropped, its views are the first’s',
    identifiers: [...presets, { type: 'anonymous_id', limit: 5 }, { type: 'phone', limit: 1 }],
    messages: [view('m1', 'a', phone(ada)), view('m2', 'a', phone(ben))],
    profiles: [{ ids: ['anonymous_id:a', `phone:${ada}`], messages: 'm1 m2' }],
  },
  {
    title: 'an unlisted type is added by itself, and five values of it fit on a profile',
    identifiers: presets,
    messages: ['1', '2', '3', '4', '5'].map((n) => view(`m${n}`, 'a', external(['app_id', n]))),
    profiles: [
      {
        ids: ['anonymous_id:a', ...['1', '2', '3', '4', '5'].map((n) => `app_id:${n}`)],
        messages: 'm1 m2 m3 m4 m5',
      },
    ],
  },
  {
    title: 'the sixth value of an unlisted type is refused to the profile',
    identifiers: presets,
    messages: ['1', '2', '3', '4', '5', '6'].map((n) =>
      view(`m${n}`, 'a', external(['app_id', n])),
    ),
    profiles: [
      {
        ids: ['anonymous_id:a', ...['1', '2', '3', '4', '5'].map((n) => `app_id:${n}`)],
        messages: 'm1 m2 m3 m4 m5 m6',
      },
    ],
  },
  {
    title: 'Segment’s own example: a new user_id with a known e-mail becomes a new profile',
    messages: [
      view('m1', 'a', { userId: 'abc123', ...external(['email', 'jane@example.org']) }),
      {
        ...view('m2', 'b'),
        userId: 'abc456',
        anonymousId: null,
        ...external(['email', 'jane@example.org']),
      },
    ],
    profiles: [
      { ids: ['anonymous_id:a', 'email:jane@example.org', 'user_id:abc123'], messages: 'm1' },
      { ids: ['user_id:abc456'], messages: 'm2' },
    ],
  },
  {
    title: 'two phones in one message: only one is taken',
    messages: [view('m1', 'a', external(['phone', ada], ['phone', ben]))],
    profiles: [{ ids: [`phone:${ada}`], messages: 'm1' }],
  },
  {
    title: 'a sixth browser of one phone is left out, its views are not',
    messages: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => view(`m-${id}`, id, phone(ada))),
    profiles: [
      {
        ids: [...['a', 'b', 'c', 'd', 'e'].map((id) => `anonymous_id:${id}`), `phone:${ada}`],
        messages: 'm-a m-b m-c m-d m-e m-f',
      },
    ],
  },
  {
    title: 'a weekly limit forgets: a value of the week before makes room',
    identifiers: [{ type: 'phone' }, { type: 'anonymous_id', limit: 1, per: 'weekly' }],
    messages: [
      { ...view('m1', 'a', phone(ada)), timestamp: '2026-11-01T00:00:00Z' },
      { ...view('m2', 'b', phone(ada)), timestamp: '2026-11-02T00:00:00Z' },
      { ...view('m3', 'c', phone(ada)), timestamp: '2026-11-09T00:00:00Z' },
    ],
    profiles: [{ ids: ['anonymous_id:a', 'anonymous_id:c', `phone:${ada}`], messages: 'm1 m2 m3' }],
  },
  {
    title: 'blocked values link nobody',
    messages: ['000-0000', '-1', 'null', 'anonymous'].map((id) =>
      view(`m${id}`, `a${id}`, phone(id)),
    ),
    profiles: ['-1', '000-0000', 'anonymous', 'null'].map((id) => ({
      ids: [`anonymous_id:a${id}`],
      messages: `m${id}`,
    })),
  },
  {
    title: 'a phone in a property or trait is an identity claim once the space has the identifier',
    messages: [
      view('m1', 'a', { properties: { phone: ada } }),
      { ...view('m2', 'b', { traits: { phone: ada } }), type: 'identify' },
    ],
    profiles: [{ ids: ['anonymous_id:a', 'anonymous_id:b', `phone:${ada}`], messages: 'm1 m2' }],
  },
  {
    title: 'without the identifier in the space a phone trait is only a trait',
    identifiers: presets,
    messages: [{ ...view('m1', 'a', { traits: { phone: ada } }), type: 'identify' }],
    profiles: [{ ids: ['anonymous_id:a'], messages: 'm1' }],
  },
  {
    title: 'three spellings of one phone are three people: matching is by exact text',
    messages: [ada, ada.slice(1), '(415) 555-0001'].map((spelling, index) =>
      view(`m${index}`, `a${index}`, phone(spelling)),
    ),
    profiles: [
      { ids: ['anonymous_id:a0', `phone:${ada}`], messages: 'm0' },
      { ids: ['anonymous_id:a1', `phone:${ada.slice(1)}`], messages: 'm1' },
      { ids: ['anonymous_id:a2', 'phone:(415) 555-0001'], messages: 'm2' },
    ],
  },
  {
    title: 'an incomplete external ID is no identifier',
    messages: [
      view('m1', 'a', { context: { externalIds: [{ id: ada, type: 'phone' }] } }),
      view('m2', 'b', {
        context: {
          externalIds: [{ id: ada, type: 'Phone', collection: 'users', encoding: 'none' }],
        },
      }),
    ],
    profiles: [
      { ids: ['anonymous_id:a'], messages: 'm1' },
      { ids: ['anonymous_id:b'], messages: 'm2' },
    ],
  },
  {
    title: 'alias merges nothing',
    messages: [
      view('m1', 'a', { userId: 'u1' }),
      view('m2', 'b', { userId: 'u2' }),
      { ...view('m3', 'a'), type: 'alias', userId: 'u1', previousId: 'u2' },
    ],
    profiles: [
      { ids: ['anonymous_id:a', 'user_id:u1'], messages: 'm1' },
      { ids: ['anonymous_id:b', 'user_id:u2'], messages: 'm2' },
    ],
  },
];

describe('identity resolution', () => {
  test.each(cases)('$title', async ({ identifiers = recommended, messages, profiles }) => {
    const space = { id: 'spa_test', name: 'Test', profileTokens: [] };
    const lab = createIdentityLab(parseConfig({ space, sources: [], identifiers }));
    await lab.send(messages);
    const made = lab
      .profiles()
      .map((profile) => ({ ids: profile.ids, messages: profile.messages.join(' ') }));
    expect(made).toEqual(profiles.map((profile) => ({ ...profile, ids: profile.ids.toSorted() })));
    lab.close();
  });

  test('a profile takes a thousand mappings and no more, while its events go on resolving', async () => {
    const identifiers = [{ type: 'phone' }, { type: 'anonymous_id', limit: 10_000 }];
    const space = { id: 'spa_test', name: 'Test', profileTokens: [] };
    const lab = createIdentityLab(parseConfig({ space, sources: [], identifiers }));
    await lab.send(
      Array.from({ length: 1005 }, (_, index) => view(`m${index}`, `a${index}`, phone(ada))),
    );
    const [profile, ...others] = lab.profiles();
    expect(profile?.ids).toHaveLength(1000);
    expect(profile?.messages).toHaveLength(1005);
    expect(others).toEqual([]);
    lab.close();
  });

  test('a profile merges a hundred times and no more, while its events go on resolving', async () => {
    const identifiers = [{ type: 'phone' }, { type: 'anonymous_id', limit: 10_000 }];
    const space = { id: 'spa_test', name: 'Test', profileTokens: [] };
    const lab = createIdentityLab(parseConfig({ space, sources: [], identifiers }));
    const ids = Array.from({ length: 105 }, (_, index) => `a${index}`);
    await lab.send(ids.map((id) => view(`before-${id}`, id)));
    await lab.send(ids.map((id) => view(`with-${id}`, id, phone(ada))));
    const known = lab.profiles().find((profile) => profile.ids.includes(`phone:${ada}`));
    // The first one adds the phone; a hundred more are merged in.
    expect(known?.ids).toHaveLength(102);
    expect(lab.profiles()).toHaveLength(5);
    expect(known?.messages.filter((name) => name.startsWith('with-'))).toHaveLength(105);
    lab.close();
  });
});
