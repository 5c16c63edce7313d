import { readChatPage } from './widget-chat.ts';
import { chatAlone, openChat, readDelivered } from './widget-delivered.ts';
import { hearPage, readHeard } from './widget-heard.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';

// What a screen reader says by itself, over a whole chat: each thing once, and nothing else.

test('says what comes from others, what stands in the way and how it ends, and nothing of one’s own', async ({
  openDocs,
  docs: site,
  network,
  desk,
  watch,
}) => {
  watch.allow(networkProblems);
  site.set('/docs/a', chatAlone);
  const page = await openDocs('/docs/empty', { page: { tracker: false, chat: false } });
  await hearPage(page);
  await page.goto(`${site.origin}/docs/a`);
  const chat = await openChat(page);
  const heard = () => readHeard(page);
  await chat.send('I want to talk to a person');
  await eventually(() => readDelivered(chat)).toHaveLength(1);
  const agent = await desk.accept();
  await eventually(heard).toContainEqual(expect.stringContaining('Docs assistant: '));
  const before = (await heard()).length;
  const news = async () => (await heard()).slice(before);

  await agent.type();
  await eventually(news).toEqual(['Maya is typing']);
  await agent.type();
  await agent.say('Maya here.');
  await eventually(news).toEqual(['Maya is typing', 'Maya: Maya here.']);
  await chat.send('Thank you');
  await eventually(() => readDelivered(chat)).toContain('Thank you');
  await agent.read();
  await expect(chat.message('Thank you')).toContainText('Read');

  await network.goOffline(page.context());
  await eventually(news).toHaveLength(3);
  await network.goOnline(page.context());
  await eventually(news).toHaveLength(4);
  await chat.send('Back again');
  await eventually(() => readDelivered(chat)).toContain('Back again');
  await agent.end();
  await eventually(news).toHaveLength(5);
  expect(await news()).toEqual([
    'Maya is typing',
    'Maya: Maya here.',
    'You are offline. Messages are sent when you are back.',
    'Connected',
    'This chat has ended.',
  ]);
});

test('is silent for the history of a chat that is taken up, and says once that something waits', async ({
  openDocs,
  docs: site,
  control,
  onlyChat,
}) => {
  const page = await openDocs('/docs/a', { page: chatAlone });
  const chat = await openChat(page);
  await chat.send('Is anybody there?');
  await eventually(() => readDelivered(chat)).toHaveLength(1);
  await eventually(async () => (await chat.bodies()).length).toBe(2);
  const { sid } = await onlyChat();
  const say = (body: string) => control(`/conversations/${sid}/messages`, { author: 'bot', body });
  await eventually(chat.unread).toBe(0);
  await chat.close();
  await hearPage(page);
  site.set('/docs/b', chatAlone);
  await page.goto(`${site.origin}/docs/b`);
  const later = readChatPage(page);
  await expect(later.bubble).toBeVisible();
  await later.open();
  await expect(later.message('Is anybody there?')).toBeVisible();
  await eventually(later.unread).toBe(0);
  await later.close();
  // Longer than what is said together waits for more of it.
  await page.waitForTimeout(1500);
  expect(await readHeard(page)).toEqual([]);
  await say('One');
  await eventually(() => readHeard(page)).toEqual(['Chat: 1 unread message']);
  await say('Two');
  await eventually(later.unread).toBe(2);
  await page.waitForTimeout(1500);
  expect(await readHeard(page)).toEqual(['Chat: 1 unread message']);
});
