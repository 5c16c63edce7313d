import { expect, test } from 'vitest';
import { attackRunningChat, toRefusal } from './attack-running-chat.ts';
import { otherPhone, startRunningLab, toRequest, visitorPhone } from './running-chat.ts';

const visitor = { phone: '(415) 555-2671', country: 'US', name: 'Ada' };

test('a phone given later is where flows look for it, and what was there stays', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start({ question: 'How?', locale: 'en-GB' });
  expect(await lab.call('identify-visitor', { ...toRequest(chat), visitor })).toMatchObject({
    status: 200,
    body: { verified: false, cut: [] },
  });
  expect(lab.attributes(chat)).toEqual({
    from: visitorPhone,
    channel_type: 'web',
    identity_verified: false,
    pre_engagement_data: {
      question: 'How?',
      user_id: null,
      docs: [],
      locale: 'en-GB',
      friendlyName: 'Ada',
    },
  });
});

test('where only verified visitors count, a phone given later is a claim', async () => {
  const lab = await startRunningLab({ variables: { REQUIRE_VERIFIED: 'true' } });
  const chat = await lab.start();
  await lab.call('identify-visitor', { ...toRequest(chat), visitor });
  expect(lab.attributes(chat)).toMatchObject({ claimed_phone: visitorPhone });
  expect(lab.attributes(chat)).not.toHaveProperty('from');
  const identityToken = await lab.sign();
  await lab.call('identify-visitor', { ...toRequest(chat), identityToken });
  expect(lab.attributes(chat)).toMatchObject({ from: visitorPhone, identity_verified: true });
  expect(lab.attributes(chat)).not.toHaveProperty('claimed_phone');
});

test('an identity token counts once, here and where a chat starts', async () => {
  const lab = await startRunningLab();
  const [first, second] = [await lab.start(), await lab.start()];
  const identityToken = await lab.sign();
  await lab.call('identify-visitor', { ...toRequest(first), identityToken });
  const before = lab.snapshot();
  for (const [name, body] of [
    ['identify-visitor', { ...toRequest(second), identityToken }],
    ['start-chat', { question: 'How?', identityToken }],
  ] as const)
    expect(toRefusal(await lab.call(name, body))).toEqual([401, 'identity-refused']);
  expect(lab.snapshot()).toBe(before);
});

test('a token that has started a chat verifies no other', async () => {
  const lab = await startRunningLab();
  const identityToken = await lab.sign();
  await lab.start({ question: 'How?', identityToken });
  const chat = await lab.start();
  const before = lab.snapshot();
  const answer = await lab.call('identify-visitor', { ...toRequest(chat), identityToken });
  expect(toRefusal(answer)).toEqual([401, 'identity-refused']);
  expect(lab.snapshot()).toBe(before);
});

test('the token that started a chat stays used up when the visitor is identified again', async () => {
  const lab = await startRunningLab();
  const identityToken = await lab.sign();
  const chat = await lab.start({ question: 'How?', identityToken });
  const again = { ...toRequest(chat), identityToken: await lab.sign(), visitor: { name: 'Ada' } };
  expect((await lab.call('identify-visitor', again)).status).toBe(200);
  const replay = await lab.call('start-chat', { question: 'How?', identityToken });
  expect(toRefusal(replay)).toEqual([401, 'identity-refused']);
});

test('the same request again after a lost answer is answered alike', async () => {
  const lab = await startRunningLab();
  const body = { ...toRequest(await lab.start()), identityToken: await lab.sign() };
  const first = await lab.call('identify-visitor', body);
  expect(await lab.call('identify-visitor', body)).toEqual(first);
});

test('a verified phone is replaced by no other', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start({ question: 'How?', identityToken: await lab.sign() });
  const before = lab.snapshot();
  for (const more of [
    { visitor: { phone: otherPhone } },
    { identityToken: await lab.sign({ phone: otherPhone }) },
  ]) {
    const answer = await lab.call('identify-visitor', { ...toRequest(chat), ...more });
    expect(toRefusal(answer)).toEqual([409, 'other-person']);
  }
  expect(lab.snapshot()).toBe(before);
});

test('a chat that is over is left as it is', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  await lab.call('end-chat', toRequest(chat));
  const before = lab.snapshot();
  const answer = await lab.call('identify-visitor', { ...toRequest(chat), visitor });
  expect(toRefusal(answer)).toEqual([410, 'chat-closed']);
  expect(lab.snapshot()).toBe(before);
});

test.each([
  ['a phone that is none', { visitor: { phone: '12345', country: 'US' } }, [400, 'wrong-phone']],
  ['a chat token as identity token', { identityToken: 'own' }, [401, 'identity-refused']],
  ['nothing to tell', {}, [400, 'wrong-request']],
])('refuses %s, and changes nothing', async (_what, more, refusal) => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  const before = lab.snapshot();
  const own = 'identityToken' in more ? { identityToken: chat.token } : more;
  const answer = await lab.call('identify-visitor', { ...toRequest(chat), ...own });
  expect(toRefusal(answer)).toEqual(refusal);
  expect(lab.snapshot()).toBe(before);
  expect(JSON.stringify(answer.body)).not.toContain('12345');
});

test('takes two round trips', async () => {
  const lab = await startRunningLab();
  await lab.call('identify-visitor', { ...toRequest(await lab.start()), visitor });
  expect(lab.requests.list()).toHaveLength(3);
  expect(lab.requests.roundTrips()).toBe(2);
});

attackRunningChat('identify-visitor', { visitor });
