import { chatAlone as page, openChat, toOwnBodies } from './widget-delivered.ts';
import { untilOpen } from './widget-sending.ts';
import { eventually, expect, test } from './widget-test.ts';

// What comes from the other side: who it is, whether it was read, and a long history.

test('visitor and agent see each other type and read, and the bubble counts what waits', async ({
  openDocs,
  cloud,
  desk,
  onlyChat,
}) => {
  const docs = await openDocs('/docs/a', { page });
  const chat = await openChat(docs);
  await chat.send('I want to talk to a person');
  const agent = await desk.accept();
  await expect(chat.message('I want to talk to a person')).not.toContainText('Read');
  await agent.read();
  await expect(chat.message('I want to talk to a person')).toContainText('Read');
  await agent.type();
  await expect(chat.status).toHaveText('Maya is typing');
  await agent.say('Maya here.');
  await eventually(async () => (await chat.messages()).at(-1)).toMatchObject({
    author: 'Maya',
    body: 'Maya here.',
  });
  await expect(chat.status).toHaveText('');
  const isTold = async () => {
    const events = await fetch(`${cloud.twilio.origin}/_local/events?after=0`);
    return /\/Typing\b/.test(await events.text());
  };
  expect(await isTold()).toBe(false);
  await chat.composer.pressSequentially('Th');
  await eventually(isTold).toBe(true);

  const isAllRead = async () => {
    const { visitorHasRead, messages } = await onlyChat();
    return visitorHasRead === messages.length - 1;
  };
  await eventually(isAllRead).toBe(true);
  await chat.close();
  await agent.say('Still there?');
  await agent.say('I wait.');
  await eventually(chat.unread).toBe(2);
  // The next page counts them too.
  await docs.reload();
  await eventually(chat.unread).toBe(2);
  expect(await isAllRead()).toBe(false);
  await chat.open();
  await eventually(chat.unread).toBe(0);
  await eventually(isAllRead).toBe(true);
  await expect(chat.composer).toHaveValue('Th');
});

test('a bot, a phone, a file and a message of nothing are shown without what is private, and break nothing', async ({
  openDocs,
  cloud,
  control,
  server,
  desk,
  onlyChat,
}) => {
  const docs = await openDocs('/docs/a', { page });
  const chat = await openChat(docs);
  await chat.send('I want to talk to a person');
  const agent = await desk.accept();
  const { sid } = await onlyChat();
  const phone = '+14155550199';
  const { participants } = server.conversations.v1.conversations(sid);
  const { messages } = server.conversations.v1.conversations(sid);
  await participants.create({
    'messagingBinding.address': phone,
    'messagingBinding.proxyAddress': '+14155550100',
  });
  await messages.create({ author: phone, body: 'by SMS' });
  await messages.create({ body: 'from a program' });
  await control(`/conversations/${sid}/messages`, { author: 'bot', body: '' });
  const attributes = { links: 7, clientId: [], author: { deep: null }, type: 'docs_links' };
  await control(`/conversations/${sid}/messages`, { author: 'bot', body: 'odd', attributes });
  const file = await fetch(`${cloud.twilio.origin}/_local/desk/tasks/${agent.task.sid}/files`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: 'a file',
  });
  expect(file.ok).toBe(true);
  await agent.say('Maya here.');

  await eventually(async () => (await chat.messages()).slice(-6)).toMatchObject([
    { author: 'Support', body: 'by SMS' },
    { author: 'Docs assistant', body: 'from a program' },
    { author: 'Support', body: 'A message without text' },
    { author: 'Docs assistant', body: 'odd' },
    { author: 'Maya', body: '' },
    { author: 'Maya', body: 'Maya here.' },
  ]);
  await expect(chat.panel.getByRole('link', { name: 'Download File' })).toContainText('6 bytes');
  await expect(chat.panel).not.toContainText(/555\D?0199/);
  await chat.send('two');
  await eventually(async () => toOwnBodies(await onlyChat())).toContain('two');
});

test('of 300 messages the newest are there at once, and the others as one scrolls up, none missing', async ({
  openDocs,
  control,
  onlyChat,
}) => {
  const docs = await openDocs('/docs/a', { page });
  const chat = await openChat(docs);
  await chat.send('The very first');
  await untilOpen(chat);
  const { sid } = await onlyChat();
  const say = (body: string) => control(`/conversations/${sid}/messages`, { author: 'bot', body });
  for (let number = 1; number <= 300; number += 1) await say(`#${number}`);
  await docs.reload();
  await expect(chat.message('#300')).toBeInViewport();

  const seen = new Set<number>();
  const read = async () => {
    const numbers = (await chat.bodies()).flatMap(
      (body) => Number(/^#(\d+)$/.exec(body)?.[1]) || [],
    );
    const first = numbers[0] ?? 0;
    expect(numbers).toEqual(numbers.map((_, place) => first + place));
    for (const number of numbers) seen.add(number);
  };
  await read();
  expect(seen.size).toBeLessThan(100);
  const scrollUp = async () => {
    await chat.messageList.evaluate((list) => list.scrollBy({ top: -list.clientHeight * 0.9 }));
    await read();
    return chat.message('The very first').isVisible();
  };
  await eventually(scrollUp, { intervals: [30], timeout: 30_000 }).toBe(true);
  expect(seen.size).toBe(300);

  // Who reads far up stays there when something comes.
  const place = async () => (await chat.message('The very first').boundingBox())?.y;
  const before = await place();
  await say('#301');
  await expect(chat.panel.getByRole('button', { name: '1 new message' })).toBeVisible();
  expect(await place()).toBe(before);
  await chat.panel.getByRole('button', { name: '1 new message' }).click();
  await expect(chat.message('#301')).toBeInViewport();
});
