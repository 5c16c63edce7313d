import { expect, test } from 'vitest';
import { startChatLab } from './chat-lab.ts';

const body = { visitor: { name: 'Ada' }, question: 'How do I retry a webhook?' };

// What is on one line is asked at once.
const expected = {
  conversation: [
    ['POST /ConversationWithParticipants'],
    ['POST /Conversations/*/Webhooks', 'POST /Users/*'],
    ['POST /Conversations/*/Messages'],
  ],
  'web-chat': [
    ['POST /v2/WebChats'],
    ['GET /Conversations/*', 'POST /Conversations/*/Participants/*'],
    ['POST /Conversations/*'],
    ['POST /Conversations/*/Messages'],
  ],
  'deployment-key': [
    ['POST /v2/Webchat/Init'],
    ['GET /Conversations/*', 'POST /Conversations/*/Participants/*'],
    ['POST /Conversations/*'],
    ['POST /Conversations/*/Messages'],
  ],
} as const;

test.for(['conversation', 'web-chat', 'deployment-key'] as const)(
  '%s: asks Twilio these, in this order, and nothing else',
  async (method) => {
    const lab = await startChatLab({ method });
    // Slow enough that what is asked at once overlaps.
    lab.twilio.faults.add({ path: '/', delayMs: 20, times: 0 });
    await lab.start(body);
    const rounds = expected[method];
    expect(lab.requests.list()).toEqual(rounds.flat());
    expect(lab.requests.roundTrips()).toBe(rounds.length);
    expect(rounds.length).toBeLessThanOrEqual(4);
  },
);

test('asks for no name where nobody gave one, and says nothing where nothing was asked', async () => {
  const lab = await startChatLab();
  await lab.start();
  expect(lab.requests.list()).toEqual([
    'POST /ConversationWithParticipants',
    'POST /Conversations/*/Webhooks',
  ]);
});

test('a token that was used writes nothing, and one that is wrong asks nothing', async () => {
  const lab = await startChatLab();
  const identityToken = await lab.sign();
  await lab.start({ identityToken });
  lab.requests.clear();
  await expect(lab.start({ identityToken })).rejects.toMatchObject({ code: 'identity-refused' });
  expect(lab.requests.list().filter((one) => one.startsWith('POST'))).toEqual([
    'POST /ConversationWithParticipants',
  ]);
  lab.requests.clear();
  const forged = `${identityToken.slice(0, -2)}AA`;
  await expect(lab.start({ identityToken: forged })).rejects.toMatchObject({
    code: 'identity-refused',
  });
  expect(lab.requests.list()).toEqual([]);
});

test('a CAPTCHA that was not solved costs no request', async () => {
  const lab = await startChatLab({
    variables: { CAPTCHA_PROVIDER: 'turnstile', CAPTCHA_SECRET: 'captcha-secret-of-the-tests' },
  });
  await expect(lab.start(body)).rejects.toMatchObject({ code: 'captcha-needed' });
  expect(lab.requests.list()).toEqual([]);
  expect(await lab.start({ ...body, identityToken: await lab.sign() })).toMatchObject({
    status: 201,
  });
});
