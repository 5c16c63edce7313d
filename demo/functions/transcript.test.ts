import { expect, test } from 'vitest';
import { addMessage } from '../emulator/twilio/conversations/messages.ts';
import { createUser } from '../emulator/twilio/conversations/users.ts';
import { sendToFlex } from '../emulator/twilio/flex/interactions.ts';
import { acceptTask } from '../emulator/twilio/flex/tasks.ts';
import { byServer } from '../emulator/twilio/services.ts';
import { maya } from '../emulator/twilio/testing/settings.ts';
import { attackRunningChat, toRefusal } from './attack-running-chat.ts';
import { startRunningLab, toRequest, type PageChat, type RunningLab } from './running-chat.ts';

function say({ twilio }: RunningLab, { conversationSid }: PageChat, author: string, body: string) {
  const conversation = twilio.store.get('conversations', conversationSid);
  if (conversation) addMessage(twilio.services, conversation, { author, body }, byServer);
}

async function startServedChat() {
  const lab = await startRunningLab({ variables: { BOT_NAME: 'Docs guide' } });
  const chat = await lab.start({ question: 'How?', visitor: { name: 'Ada' } });
  say(lab, chat, 'Docs guide', 'Read this.\nhttps://docs.example.com/');
  const task = sendToFlex(lab.twilio.services, { conversationSid: chat.conversationSid });
  acceptTask(lab.twilio.services, task, maya);
  say(lab, chat, maya.identity, 'Hello, Ada');
  say(lab, chat, 'gone_40example_2Ecom', 'I was here');
  return { lab, chat };
}

test('is a text file of who said what', async () => {
  const { lab, chat } = await startServedChat();
  const { status, body, headers } = await lab.call('transcript', {
    ...toRequest(chat),
    locale: 'en-GB',
    timeZone: 'Europe/London',
  });
  expect(status).toBe(200);
  expect(String(body).replaceAll(/\[[^\]]+\]/g, '[when]')).toBe(
    `Transcript of your chat. Times are those of Europe/London.

[when] Ada: How?
[when] Docs guide: Read this.
    https://docs.example.com/
[when] Maya: Hello, Ada
[when] Support: I was here
`,
  );
  const day = new Date().toISOString().slice(0, 10);
  expect(headers).toMatchObject({
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Disposition': `attachment; filename="chat-${day}.txt"`,
    'Access-Control-Allow-Origin': 'https://docs.example.com',
    'Cache-Control': 'no-store',
  });
});

test('is JSON where asked, and tells no identity', async () => {
  const { lab, chat } = await startServedChat();
  const { body, headers } = await lab.call('transcript', { ...toRequest(chat), format: 'json' });
  expect(headers['Content-Type']).toBe('application/json');
  expect(body).toMatchObject({
    conversationSid: chat.conversationSid,
    cut: false,
    messages: [
      { role: 'visitor', name: 'Ada', body: 'How?', files: [] },
      { role: 'bot', name: 'Docs guide' },
      { role: 'agent', name: 'Maya' },
      { role: 'agent', name: 'Support' },
    ],
  });
  expect(JSON.stringify(body)).not.toMatch(/agent\.maya|gone_40|guest-/);
});

test('an agent whose name is an address or an identity is Support, and one who cannot be asked for', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  createUser(lab.twilio.services, { identity: 'sam', friendlyName: 'sam@example.com' }, byServer);
  createUser(lab.twilio.services, { identity: 'kim', friendlyName: 'kim' }, byServer);
  createUser(lab.twilio.services, { identity: 'eli', friendlyName: 'Eli' }, byServer);
  for (const author of ['sam', 'kim', 'eli', '../Roles'])
    say(lab, chat, author, author.at(-1) ?? '');
  const { body } = await lab.call('transcript', toRequest(chat));
  const lines = String(body)
    .split('\n')
    .map((line) => line.replace(/^\[[^\]]+\] /, ''));
  expect(lines.slice(2)).toEqual([
    'You: How?',
    'Support: m',
    'Support: m',
    'Eli: i',
    'Support: s',
    '',
  ]);
});

test('is there after the end too', async () => {
  const { lab, chat } = await startServedChat();
  await lab.call('end-chat', toRequest(chat));
  const { status, body } = await lab.call('transcript', toRequest(chat));
  expect([status, body]).toEqual([200, expect.stringContaining('Maya: Hello, Ada')]);
});

test('names the files of a message', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  const client = lab.twilio.begin(chat.token);
  const conversation = await client.getConversationBySid(chat.conversationSid);
  const media = { contentType: 'text/plain', filename: 'log.txt', media: Buffer.from('x') };
  await conversation.prepareMessage().addMedia(media).build().send();
  const { body } = await lab.call('transcript', toRequest(chat));
  expect(body).toContain('\n    File: log.txt\n');
});

test('has a thousand messages, and says that there are more', async () => {
  const lab = await startRunningLab();
  const chat = await lab.start();
  for (let count = 1; count < 1000; count += 1) say(lab, chat, chat.identity, `${count}`);
  const asked = { ...toRequest(chat), format: 'json' };
  expect((await lab.call('transcript', asked)).body).toMatchObject({
    cut: false,
    messages: { length: 1000 },
  });
  say(lab, chat, chat.identity, 'one too many');
  const { body } = await lab.call('transcript', asked);
  expect(body).toMatchObject({ cut: true, messages: { length: 1000 } });
  expect(JSON.stringify(body)).not.toContain('one too many');
});

test('reading changes nothing at Twilio', async () => {
  const { lab, chat } = await startServedChat();
  const before = lab.snapshot();
  await lab.call('transcript', toRequest(chat));
  expect(lab.snapshot()).toBe(before);
});

test.each([{ timeZone: 'Mars/Olympus' }, { locale: '!' }, { format: 'html' }])(
  'refuses %j',
  async (more) => {
    const lab = await startRunningLab();
    const answer = await lab.call('transcript', { ...toRequest(await lab.start()), ...more });
    expect(toRefusal(answer)).toEqual([400, 'wrong-request']);
    expect(lab.requests.list()).toEqual([]);
  },
);

attackRunningChat('transcript');
