import { expect, test } from 'vitest';
import { removeParticipant } from '../emulator/twilio/conversations/participants.ts';
import { byServer } from '../emulator/twilio/services.ts';
import { initialized, nextEvent } from '../emulator/twilio/testing/test-support.ts';
import { attackRunningChat, toRefusal } from './attack-running-chat.ts';
import { startRunningLab, toRequest, type PageChat } from './running-chat.ts';

test('the SDK goes on with the new token, and is the same visitor', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  const client = lab.twilio.begin(await lab.oldToken(chat, 3500));
  await initialized(client);
  const aboutToExpire = nextEvent(client, 'tokenAboutToExpire');
  lab.twilio.sockets.warnOfExpiry({});
  await aboutToExpire;
  const { status, body } = await lab.call('refresh-token', toRequest(chat));
  expect(status).toBe(200);
  await client.updateToken((body as PageChat).token);
  const conversation = await client.getConversationBySid(chat.conversationSid);
  await conversation.sendMessage('Still here');
  expect(lab.twilio.store.messagesOf(chat.conversationSid).at(-1)).toMatchObject({
    author: chat.identity,
    body: 'Still here',
  });
});

test('a token that ended four minutes ago gives a new one', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  const token = await lab.oldToken(chat, 3600 + 240);
  const { status, body } = await lab.call('refresh-token', { ...toRequest(chat), token });
  expect([status, body]).toEqual([
    200,
    {
      token: expect.any(String),
      identity: chat.identity,
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      expiresInSeconds: 3600,
    },
  ]);
});

test('a token that ended six minutes ago gives none', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  const token = await lab.oldToken(chat, 3600 + 360);
  const answer = await lab.call('refresh-token', { ...toRequest(chat), token });
  expect(toRefusal(answer)).toEqual([401, 'token-refused']);
});

test('a chat that is over gives no token', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  await lab.call('end-chat', toRequest(chat));
  const answer = await lab.call('refresh-token', toRequest(chat));
  expect(toRefusal(answer)).toEqual([410, 'chat-closed']);
  expect(answer.body).not.toHaveProperty('token');
});

test('who was taken out of the chat gets no token', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  const { services, store } = lab.twilio;
  for (const one of store.participantsOf(chat.conversationSid))
    removeParticipant(services, one, byServer);
  const answer = await lab.call('refresh-token', toRequest(chat));
  expect(toRefusal(answer)).toEqual([404, 'chat-not-found']);
});

test('asks Twilio two questions, at once', async () => {
  const lab = await startRunningLab();
  await lab.call('refresh-token', toRequest(await lab.start()));
  expect(lab.requests.list()).toEqual([
    'GET /Conversations/*',
    'GET /Conversations/*/Participants/*',
  ]);
  expect(lab.requests.roundTrips()).toBe(1);
});

attackRunningChat('refresh-token');
