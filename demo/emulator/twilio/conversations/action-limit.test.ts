import { expect, test } from 'vitest';
import { startTestTwilio } from '../testing/test-support.ts';
import { createTwilioClient } from '../testing/twilio-client.ts';

const limits = {
  restRequestsPerSecond: 1000,
  clientRequestsPerSecond: 1000,
  conversationActionsPerSecond: 5,
};

test('what clients and servers change in one conversation is limited, together', async () => {
  const twilio = await startTestTwilio({ sections: { limits } });
  const { sid } = await twilio.conversation(['visitor']);
  const client = await twilio.connect('visitor');
  const conversation = await client.getConversationBySid(sid);
  const server = createTwilioClient(twilio.origin).conversations.v1.conversations(sid);
  const sent = await Promise.allSettled([
    ...[1, 2, 3].map((n) => conversation.sendMessage(`client ${n}`)),
    ...[1, 2, 3].map((n) => server.messages.create({ body: `server ${n}` })),
  ]);
  const refused = sent.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  expect(refused).toHaveLength(1);
  expect(twilio.store.messagesOf(sid)).toHaveLength(5);
  const [reason] = refused as { code?: number; body?: { code: number; status: number } }[];
  expect(reason?.body?.code ?? reason?.code).toBe(50_063);
});

test('another conversation goes on, and reading is free', async () => {
  const twilio = await startTestTwilio({ sections: { limits } });
  const first = await twilio.conversation([]);
  const second = await twilio.conversation([]);
  const { conversations } = createTwilioClient(twilio.origin).conversations.v1;
  const write = (sid: string) => conversations(sid).messages.create({ body: 'hello' });
  await Promise.all([1, 2, 3, 4, 5].map(() => write(first.sid)));
  await expect(write(first.sid)).rejects.toMatchObject({ status: 429, code: 50_063 });
  await write(second.sid);
  for (let n = 0; n < 10; n += 1) await conversations(first.sid).fetch();
});
