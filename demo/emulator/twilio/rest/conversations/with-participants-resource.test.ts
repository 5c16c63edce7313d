import { expect, test } from 'vitest';
import { supportNumber } from '../../testing/settings.ts';
import { startRest } from './testing/test-support.ts';

const phone = '+14155550123';
const visitor = JSON.stringify({ identity: 'visitor' });
const byPhone = JSON.stringify({
  messaging_binding: { address: phone, proxy_address: supportNumber },
});

test('creates a conversation with everybody in it, at once', async () => {
  const { v1, commits } = await startRest();
  const created = await v1.conversationWithParticipants.create({
    friendlyName: 'Support',
    participant: [visitor, byPhone],
    xTwilioWebhookEnabled: 'true',
  });
  expect(created).toMatchObject({
    friendlyName: 'Support',
    url: `https://conversations.twilio.com/v1/Conversations/${created.sid}`,
  });
  const participants = await v1.conversations(created.sid).participants.list();
  expect(participants.map((one) => one.identity ?? one.messagingBinding.address)).toEqual([
    'visitor',
    phone,
  ]);
  expect(commits).toHaveLength(1);
  expect(commits[0]?.cause.hasWebhooks).toBe(true);
  expect((await v1.users.list()).map(({ identity }) => identity)).toEqual(['visitor']);
});

test.each<[what: string, refusal: { status: number; code: number }, participant: string[]]>([
  ['the same twice', { status: 409, code: 50433 }, [visitor, visitor]],
  ['the same number twice', { status: 409, code: 50416 }, [byPhone, byPhone]],
  ['what is no JSON', { status: 400, code: 20001 }, [visitor, 'visitor']],
  ['nobody', { status: 400, code: 50204 }, [visitor, '{}']],
  [
    'eleven',
    { status: 403, code: 50417 },
    Array.from({ length: 11 }, (_, n) => `{"identity":"${n}"}`),
  ],
])('creates nothing with %s', async (_, refusal, participant) => {
  const { v1, refusalOf } = await startRest();
  expect(
    await refusalOf(() => v1.conversationWithParticipants.create({ participant })),
  ).toMatchObject(refusal);
});
