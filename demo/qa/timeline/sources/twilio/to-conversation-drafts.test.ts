import { expect, test } from 'vitest';
import type { Conversation } from '../../../../emulator/twilio/store/records.ts';
import { toConversationDrafts } from './to-conversation-drafts.ts';

const phone = '+14155552671';

function conversation(attributes: object, facts: Partial<Conversation> = {}): Conversation {
  return {
    sid: 'CH1',
    friendlyName: null,
    uniqueName: null,
    attributes: JSON.stringify(attributes),
    createdBy: 'system',
    state: 'active',
    stateUpdatedAt: 0,
    messagingServiceSid: null,
    timers: { inactiveMs: null, closedMs: null },
    timersFrom: 0,
    nextIndex: 0,
    messagesCount: 0,
    lastMessage: null,
    dateCreated: 0,
    dateUpdated: 0,
    ...facts,
  };
}

const claimed = {
  from: phone,
  identity_verified: true,
  pre_engagement_data: { friendlyName: 'Ada', anonymous_id: 'a' },
};

test('a new conversation tells its ChannelAttributes, and whose they are', () => {
  const [created, written] = toConversationDrafts({ after: conversation(claimed), at: 5 });
  expect(created).toMatchObject({
    kind: 'chat',
    title: 'Conversation created',
    conversationSid: 'CH1',
  });
  expect(written).toMatchObject({
    at: 5,
    kind: 'attributes',
    title: `ChannelAttributes written: from ${phone}`,
    detail: 'from, identity_verified, pre_engagement_data',
    tells: { phone, anonymousId: 'a', name: 'Ada', isVerified: true },
    raw: claimed,
  });
});

test('attributes that are written again unchanged are told once', () => {
  const before = conversation(claimed);
  expect(
    toConversationDrafts({ before, after: conversation(claimed, { messagesCount: 1 }), at: 5 }),
  ).toEqual([]);
  const order = Object.fromEntries(Object.entries(claimed).toReversed());
  expect(toConversationDrafts({ before, after: conversation(order), at: 5 })).toEqual([]);
});

test('a change tells which keys, and a claim that Studio must not see is told as such', () => {
  const after = conversation({ ...claimed, from: undefined, claimed_phone: phone });
  expect(toConversationDrafts({ before: conversation(claimed), after, at: 5 })).toMatchObject([
    {
      title: `ChannelAttributes changed: no from; ${phone} is only claimed`,
      detail: 'from, claimed_phone',
    },
  ]);
});

test('a conversation without attributes tells of none', () => {
  expect(toConversationDrafts({ after: conversation({}), at: 5 }).map(({ kind }) => kind)).toEqual([
    'chat',
  ]);
});

test.each([
  ['active', 'closed', 'Conversation closed'],
  ['active', 'inactive', 'Conversation inactive'],
  ['inactive', 'active', 'Conversation opened again'],
] as const)('%s → %s: %s', (from, to, title) => {
  const [before, after] = [conversation({}, { state: from }), conversation({}, { state: to })];
  expect(toConversationDrafts({ before, after, at: 5 })).toMatchObject([{ kind: 'chat', title }]);
});

test('a conversation that is removed says so, whatever stands in its attributes', () => {
  const broken = { ...conversation({}), attributes: 'no JSON' };
  expect(toConversationDrafts({ before: broken, at: 5 })).toMatchObject([
    { title: 'Conversation removed' },
  ]);
});
