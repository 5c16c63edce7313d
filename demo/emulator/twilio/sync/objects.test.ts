import { describe, expect, test } from 'vitest';
import { createSyncObject, eventsAfter, mutate, parseSyncName } from './objects.ts';

const sid = '0123456789abcdef0123456789abcdef';

describe('names', () => {
  test.each([
    [`CH${sid}.channel`, { kind: 'conversation', conversationSid: `CH${sid}` }],
    [`CH${sid}.messages`, { kind: 'messages', conversationSid: `CH${sid}` }],
    [`CH${sid}.roster`, { kind: 'roster', conversationSid: `CH${sid}` }],
    [`US${sid}.info`, { kind: 'user', userSid: `US${sid}` }],
    ['ada.channels', { kind: 'myConversations', identity: 'ada' }],
    // An identity may look like anything.
    [`CH${sid}.channel.channels`, { kind: 'myConversations', identity: `CH${sid}.channel` }],
    ['a\nb.channels', { kind: 'myConversations', identity: 'a\nb' }],
  ])('reads %j', (name, expected) => expect(parseSyncName(name)).toEqual(expected));

  test.each(['', '.channels', 'CH12.messages', `CH${sid}.other`, `CH${sid}`])(
    'knows no object named %j',
    (name) => expect(parseSyncName(name)).toBeUndefined(),
  );
});

describe('a list', () => {
  const create = () => createSyncObject(`CH${sid}.messages`, 'messages', 1000);

  test('numbers what happens, from one', () => {
    const list = create();
    const ids = [0, 1].map((key) => mutate(list, { key, record: {}, at: 1001 })?.id);
    expect(ids).toEqual([1, 2]);
    expect(list.lastEventId).toBe(2);
  });

  test('tells a new item from a changed and a removed one', () => {
    const list = create();
    const records = [{ n: 1 }, { n: 2 }, undefined, { n: 3 }];
    const events = records.map((record) => mutate(list, { key: 0, record, at: 1001 }));
    expect(events.map((event) => event?.action)).toEqual(['added', 'updated', 'removed', 'added']);
    expect(events.map((event) => event?.item.revision)).toEqual([0, 1, 2, 0]);
    // What was removed is told as it was.
    expect(events[2]?.item.record).toEqual({ n: 2 });
  });

  test('does nothing when what is removed is not there', () => {
    const list = create();
    expect(mutate(list, { key: 5, record: undefined, at: 1001 })).toBeUndefined();
    expect(list.lastEventId).toBe(0);
  });

  test('tells whoever comes back each event behind the last that it knows, as it was then', () => {
    const list = create();
    for (const n of [1, 2, 3]) mutate(list, { key: 0, record: { n }, at: 1001 });
    expect(eventsAfter(list, 1).map(({ id, item }) => [id, item.record])).toEqual([
      [2, { n: 2 }],
      [3, { n: 3 }],
    ]);
    expect(eventsAfter(list, 3)).toEqual([]);
  });

  test('tells everything again, in order, to whoever knows nothing', () => {
    const list = create();
    const happened = [
      mutate(list, { key: 0, record: { n: 'a' }, at: 1001 }),
      mutate(list, { key: 1, record: { n: 'b' }, at: 1002 }),
      mutate(list, { key: 0, record: { n: 'c' }, at: 1003 }),
      mutate(list, { key: 2, record: { n: 'd' }, at: 1004 }),
      mutate(list, { key: 1, record: undefined, at: 1005 }),
      mutate(list, { key: 0, record: { n: 'e' }, at: 1006 }),
    ];
    expect(eventsAfter(list, 0)).toEqual(happened);
    expect(eventsAfter(list, 4)).toEqual(happened.slice(4));
  });
});

test('a document keeps only its last event, which carries all of it', () => {
  const document = createSyncObject(`CH${sid}.channel`, 'conversation', 1000);
  for (const n of [1, 2, 3]) mutate(document, { key: '', record: { n }, at: 1001 });
  expect(eventsAfter(document, 0).map(({ id }) => id)).toEqual([3]);
});
