import { expect, test } from 'vitest';
import { visitorPhone } from './chat-lab-account.ts';
import { readChat } from './chat-lab-read.ts';
import { methods, startChatLab } from './chat-lab.ts';

const question = 'How do I retry a webhook?';
const visitor = { phone: '(415) 555-2671', country: 'US', name: 'Ada', anonymousId: 'anonymous-1' };
const docs = {
  title: 'Retries',
  url: 'https://docs.example.com/retries',
  viewedAt: Date.parse('2026-05-28T20:00:00Z'),
};

test.for(methods)('%s: everything is there before the flow hears the question', async (method) => {
  const lab = await startChatLab({ method });
  const chat = await lab.start({ visitor, question, trail: [docs], locale: 'en-GB' });
  await lab.twilio.idle();
  expect(chat).toMatchObject({ status: 201, verified: false, cut: [] });
  expect(lab.triggers).toHaveLength(1);
  expect(lab.triggers[0]?.context).toMatchObject({
    Body: question,
    Author: chat.identity,
    ConversationSid: chat.conversationSid,
    ChannelAttributes: {
      from: visitorPhone,
      channel_type: 'web',
      identity_verified: false,
      pre_engagement_data: {
        friendlyName: 'Ada',
        question,
        anonymous_id: 'anonymous-1',
        locale: 'en-GB',
        docs: [{ title: 'Retries', url: docs.url, viewed_at: '2026-05-28T20:00:00.000Z' }],
      },
    },
  });
});

test.for(methods)('%s: nobody is told of a chat in which nothing was said', async (method) => {
  const lab = await startChatLab({ method });
  const chat = await lab.start({ visitor, question: ' \n' });
  await lab.twilio.idle();
  expect(lab.triggers).toEqual([]);
  expect(readChat(lab, chat).messages).toEqual([]);

  const conversation = await lab.join(chat);
  await conversation.sendMessage(question);
  await lab.twilio.idle();
  expect(lab.triggers.map(({ context }) => context['Body'])).toEqual([question]);
});

test.for(methods)(
  '%s: the visitor sees the chat, and cannot change what routing reads',
  async (method) => {
    const lab = await startChatLab({ method });
    const chat = await lab.start({ visitor, question, questionAttributes: '{"clientId":"1"}' });
    const conversation = await lab.join(chat);
    const { items } = await conversation.getMessages();
    expect(items.map(({ author, body, attributes }) => ({ author, body, attributes }))).toEqual([
      { author: chat.identity, body: question, attributes: { clientId: '1' } },
    ]);
    await expect(conversation.updateAttributes({ from: '+14155550199' })).rejects.toThrow(
      'FORBIDDEN',
    );
    const { conversation: kept } = readChat(lab, chat);
    expect(JSON.parse(kept?.attributes ?? '')).toMatchObject({ from: visitorPhone });
  },
);

test.for(methods)('%s: the phone is in the attributes alone', async (method) => {
  const lab = await startChatLab({ method });
  const identityToken = await lab.sign({ name: '+1 (415) 555-2671' });
  const chat = await lab.start({ identityToken, question });
  const { conversation, participants } = readChat(lab, chat);
  const user = lab.twilio.store.userNamed(chat.identity);
  const others = { ...conversation, attributes: '' };
  const shown = JSON.stringify([others, participants, user, chat.identity]).replaceAll(/\D/g, '');
  expect(shown).not.toContain('4155552671');
  expect(chat.identity).toMatch(/^person-/);
  expect(chat.verified).toBe(true);
});

test.for(methods)('%s: agents see the name that the token gives', async (method) => {
  const lab = await startChatLab({ method });
  const identityToken = await lab.sign({ name: 'Ada Lovelace' });
  const chat = await lab.start({ identityToken, question, visitor: { name: 'Somebody' } });
  expect(lab.twilio.store.userNamed(chat.identity)?.friendlyName).toBe('Ada Lovelace');
  expect(JSON.parse(readChat(lab, chat).conversation?.attributes ?? '')).toMatchObject({
    identity_verified: true,
    pre_engagement_data: { friendlyName: 'Ada Lovelace' },
  });
});

test.for(methods)('%s: a claimed phone does not give the identity of its owner', async (method) => {
  const lab = await startChatLab({ method });
  const own = await lab.start({ identityToken: await lab.sign(), question });
  const claimed = await lab.start({ visitor, question });
  expect(claimed.identity).toMatch(/^guest-/);
  const client = await lab.connect(claimed);
  await expect(client.getConversationBySid(own.conversationSid)).rejects.toThrow('FORBIDDEN');
});

test('an unverified visitor has no from where the policy asks for a verified one', async () => {
  const lab = await startChatLab({ variables: { REQUIRE_VERIFIED: 'true' } });
  const chat = await lab.start({ visitor, question });
  const attributes: unknown = JSON.parse(readChat(lab, chat).conversation?.attributes ?? '');
  expect(attributes).toMatchObject({ claimed_phone: visitorPhone, identity_verified: false });
  expect(attributes).not.toHaveProperty('from');
});

test('a visitor gets the role that the environment names', async () => {
  const lab = await startChatLab();
  const [role] = [...lab.twilio.store.all('roles')].filter((one) => one.friendlyName === 'agent');
  const given = await startChatLab({ variables: { GUEST_ROLE_SID: role?.sid ?? '' } });
  const chat = await given.start({ question });
  expect(readChat(given, chat).participants[0]?.roleSid).toBe(role?.sid);
});
