import { expect, test } from 'vitest';
import { initialized } from '../emulator/twilio/testing/test-support.ts';
import { attackRunningChat, toRefusal } from './attack-running-chat.ts';
import {
  otherPhone,
  startRunningLab,
  toRequest,
  visitorPhone,
  type PageChat,
  type RunningLab,
} from './running-chat.ts';

const nextMorning = 20 * 3600;

async function resume(lab: RunningLab, chat: PageChat, more: object = {}) {
  const token = await lab.oldToken(chat, nextMorning);
  return lab.call('resume-chat', { token, conversationSid: chat.conversationSid, ...more });
}

test.each([
  ['an anonymous', { question: 'How?' }],
  ['a claimed', { question: 'How?', visitor: { phone: visitorPhone } }],
])('%s chat goes on the next morning, with all that was said', async (_what, body) => {
  const lab = await startRunningLab();
  const chat = await lab.start(body);
  const { status, body: resumed } = await resume(lab, chat);
  expect([status, resumed]).toEqual([
    200,
    {
      token: expect.any(String),
      conversationSid: chat.conversationSid,
      identity: chat.identity,
      expiresAt: expect.any(String),
      expiresInSeconds: 3600,
      verified: false,
    },
  ]);
  const client = lab.twilio.begin((resumed as PageChat).token);
  await initialized(client);
  const conversation = await client.getConversationBySid(chat.conversationSid);
  expect((await conversation.getMessages()).items.map(({ body: said }) => said)).toEqual(['How?']);
});

test('a verified visitor’s chat waits for the person', async () => {
  const lab = await startRunningLab();
  const identityToken = await lab.sign();
  const chat = await lab.start({ question: 'How?', identityToken });
  expect(toRefusal(await resume(lab, chat))).toEqual([401, 'identity-refused']);
  const other = await lab.sign({ phone: otherPhone });
  expect(toRefusal(await resume(lab, chat, { identityToken: other }))).toEqual([
    409,
    'other-person',
  ]);
  // The token that began the chat is good enough: it is not used up again.
  expect(await resume(lab, chat, { identityToken })).toMatchObject({
    status: 200,
    body: { identity: chat.identity, verified: true },
  });
  expect((await lab.call('resume-chat', toRequest(chat))).status).toBe(200);
});

test('a visitor who was verified later is a verified visitor', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  const identityToken = await lab.sign();
  await lab.call('identify-visitor', { ...toRequest(chat), identityToken });
  expect(toRefusal(await resume(lab, chat))).toEqual([401, 'identity-refused']);
  expect((await resume(lab, chat, { identityToken })).status).toBe(200);
});

test('an identity token resumes no chat of others of the same phone', async () => {
  const lab = await startRunningLab();
  const person = await lab.start({ question: 'How?', identityToken: await lab.sign() });
  const claims = await lab.start({ question: 'How?', visitor: { phone: visitorPhone } });
  const answer = await lab.call('resume-chat', {
    token: claims.token,
    conversationSid: person.conversationSid,
    identityToken: await lab.sign(),
  });
  expect(toRefusal(answer)).toEqual([404, 'chat-not-found']);
});

test('a chat that is over is not resumed', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  await lab.call('end-chat', toRequest(chat));
  expect(toRefusal(await resume(lab, chat))).toEqual([410, 'chat-closed']);
});

test('resuming changes nothing at Twilio, and takes one round trip', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  const before = lab.snapshot();
  await resume(lab, chat);
  expect(lab.snapshot()).toBe(before);
  expect(lab.requests.roundTrips()).toBe(1);
});

attackRunningChat('resume-chat');
