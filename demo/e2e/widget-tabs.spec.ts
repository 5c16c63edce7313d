import type { Page } from '@playwright/test';
import { readChatPage, type ChatPage } from './widget-chat.ts';
import type { KeptChat } from './widget-conversation.ts';
import { eventually, expect, test } from './widget-test.ts';

// Several tabs of one browser: one chat, one socket, and whatever happens to one of them.

test.beforeEach(({ docs }) => {
  docs.all = { tracker: false, chat: { 'data-form': 'off' } };
});

const socketsOpened = (requests: readonly string[]) =>
  requests.filter((line) => line.startsWith('SOCKET'));
const ours = ({ messages }: KeptChat) =>
  messages.filter(({ isVisitor }) => isVisitor).map(({ body }) => body);

test('five tabs begin at once: one chat, one socket, and each message arrives once, the same for all', async ({
  openDocs,
  onlyChat,
  functions,
  cloud,
  watch,
}) => {
  const tabs = await openTabs(openDocs, 5);
  functions.fault({ name: 'start-chat', delayMs: 300 });
  for (const { bubble } of tabs) await bubble.hover();
  await Promise.all(tabs.map(({ page }, place) => sayOnPage(page, `first ${place}`)));
  const firsts = tabs.map((_, place) => `first ${place}`);
  await eventually(async () => ours(await onlyChat()).toSorted()).toEqual(firsts);

  await tabs[0]?.open();
  for (const { panel } of tabs) await expect(panel).toBeVisible();
  await Promise.all(tabs.map((tab, place) => tab.send(`second ${place}`)));
  const seconds = tabs.map((_, place) => `second ${place}`);
  await eventually(async () => ours(await onlyChat()).toSorted()).toEqual([...firsts, ...seconds]);
  // The bot goes on answering meanwhile.
  const count = async () => (await onlyChat()).messages.length;
  for (const tab of tabs)
    await eventually(async () => (await tab.bodies()).length - (await count())).toBe(0);
  const read = async (tab: (typeof tabs)[number] | undefined) =>
    JSON.stringify(await tab?.messages());
  for (const tab of tabs)
    await eventually(async () => (await read(tab)) === (await read(tabs[0]))).toBe(true);
  expect(await tabs[4]?.lastDelivery()).toBe('sent');

  expect(functions.calls('start-chat')).toHaveLength(1);
  expect(cloud.twilio.sockets.list()).toHaveLength(1);
  expect(socketsOpened(watch.requests)).toHaveLength(1);
});

test('draft, unread count and the open panel are the same in all tabs, also in one that never opened the chat', async ({
  openDocs,
  onlyChat,
  control,
  docs,
}) => {
  const [first, second, small] = await openTabs(openDocs, 3);
  await small.page.setViewportSize({ width: 400, height: 700 });
  const loaded = () => docs.asked.filter((path) => path.startsWith('/docent/')).length;
  expect(loaded()).toBe(3);
  await first.open();
  await first.send('Hello');
  const { sid } = await onlyChat();
  await eventually(second.bodies).toHaveLength(2);

  // Nobody writes in two tabs at a time: who goes to another one leaves the field.
  await first.composer.blur();
  await second.composer.fill('Half a thou');
  await expect(first.composer).toHaveValue('Half a thou');
  await second.composer.fill('');
  await expect(first.composer).toHaveValue('');
  await first.close();
  await expect(second.panel).toBeHidden();
  for (const tab of [first, second]) await eventually(tab.unread).toBe(0);

  await control(`/conversations/${sid}/messages`, { author: 'agent.maya', body: 'One' });
  await control(`/conversations/${sid}/messages`, { author: 'agent.maya', body: 'Two' });
  for (const tab of [first, second]) await eventually(tab.unread).toBe(2);
  // Nothing is put over a small page unasked, and so the bot's answer was not read there.
  await eventually(small.unread).toBe(2);
  const late = readChatPage(await openDocs('/docs/b', { tabOf: first.page }));
  await eventually(late.unread).toBe(2);

  await second.open();
  await expect(first.panel).toBeVisible();
  for (const tab of [first, second, small, late]) await eventually(tab.unread).toBe(0);
  await expect(small.panel).toBeHidden();
  await eventually(async () => (await onlyChat()).visitorHasRead).toBe(3);
});

const goings: [how: string, fault: object, go: (page: Page) => Promise<unknown>][] = [
  ['is closed', { lose: 'reply' }, (page) => page.close()],
  ['crashes', { lose: 'request' }, crash],
  [
    'goes to another page',
    // Longer than an answer takes, and shorter than a takeover: what comes after that, nobody can know of.
    { delayMs: 400 },
    (page) => page.getByRole('link', { name: 'B', exact: true }).click(),
  ],
];

for (const [how, fault, go] of goings) {
  test(`when the leading tab ${how} in the middle of sending, another takes over: nothing is lost or doubled`, async ({
    openDocs,
    onlyChat,
    cloud,
    control,
  }) => {
    const [leading, second, third] = await openTabs(openDocs, 3);
    await leading.open();
    await leading.send('Hello');
    await eventually(third.bodies).toHaveLength(2);
    const [before] = cloud.twilio.sockets.list();

    // Neither the answer nor the echo tells that it has arrived.
    await control('/socket-faults', { echoDelayMs: 5000 });
    cloud.twilio.faults.add({
      path: `/Client/v2/Services/*/Conversations/*/Messages$`,
      method: 'POST',
      ...fault,
    });
    const words = ['one', 'two', 'three', 'four'];
    await leading.send('one');
    await leading.send('two');
    await second.send('three');
    await eventually(third.bodies).toHaveLength(5);
    await eventually(() => cloud.twilio.faults.list().length).toBe(0);
    await go(leading.page);
    await control('/socket-faults', { echoDelayMs: 0 });
    await second.send('four');

    await eventually(async () => ours(await onlyChat())).toEqual(['Hello', ...words]);
    for (const tab of [second, third]) {
      // The bot answers in between.
      await eventually(async () => {
        const shown = await tab.messages();
        return shown.flatMap(({ author, body }) => (author === 'You' ? body : []));
      }).toEqual(['Hello', ...words]);
      await eventually(tab.lastDelivery).toBe('sent');
    }
    const after = cloud.twilio.sockets.list();
    expect(after).toHaveLength(1);
    expect(after[0]?.id).not.toBe(before?.id);
  });
}

test('a following tab loads the history, and the agent sees that somebody types in it', async ({
  openDocs,
  onlyChat,
  cloud,
  control,
}) => {
  const [first, second] = await openTabs(openDocs, 2);
  await first.open();
  await first.send('Hello');
  await eventually(second.bodies).toHaveLength(2);
  const { sid } = await onlyChat();
  await first.close();
  for (let count = 1; count <= 70; count += 1)
    await control(`/conversations/${sid}/messages`, {
      author: 'agent.maya',
      body: `line ${count}.`,
    });
  // Comes when the other one leads, and knows only the newest page.
  const third = readChatPage(await openDocs('/docs/b', { tabOf: first.page }));
  await first.page.reload();
  await third.open();
  await expect(third.message('line 70.')).toBeVisible();
  await expect(async () => {
    await third.message(/\S/).first().scrollIntoViewIfNeeded();
    await expect(third.message('line 2.')).toBeVisible({ timeout: 200 });
  }).toPass();

  const typed: string[] = [];
  const { typing } = cloud.twilio.sockets;
  cloud.twilio.sockets.typing = (conversation, identity) => {
    typed.push(`${conversation} ${identity.split('-')[0]}`);
    typing(conversation, identity);
  };
  await third.composer.pressSequentially('Abc');
  await eventually(() => typed).toEqual([`${sid} guest`]);
  expect(cloud.twilio.sockets.list()).toHaveLength(1);
});

test('what ends in a following tab ends in all, and a new chat there is a new one in all', async ({
  openDocs,
  onlyChat,
  chats,
  cloud,
}) => {
  const [first, second, third] = await openTabs(openDocs, 3);
  await first.open();
  await first.send('Hello');
  await eventually(third.bodies).toHaveLength(2);
  await third.end();
  for (const tab of [first, second, third]) {
    await expect(tab.panel).toContainText('You ended this chat.');
    await expect(tab.composer).toBeHidden();
  }
  expect(await onlyChat()).toMatchObject({ state: 'closed' });
  await eventually(() => cloud.twilio.sockets.list()).toEqual([]);

  await second.panel.getByRole('button', { name: 'Start a new chat' }).click();
  await second.send('Hello again');
  await eventually(() => chats().length).toBe(2);
  for (const tab of [first, second, third])
    await eventually(async () => (await tab.bodies())[0]).toBe('Hello again');
  await eventually(() => cloud.twilio.sockets.list().length).toBe(1);
  expect(chats().map(ours)).toEqual([['Hello'], ['Hello again']]);
});

type OpenDocs = (path?: string, options?: { tabOf?: Page }) => Promise<Page>;
type Tabs<Count extends number> = Count extends 2
  ? [ChatPage, ChatPage]
  : Count extends 3
    ? [ChatPage, ChatPage, ChatPage]
    : ChatPage[];

/** Tabs of one browser, whose chat nobody has opened. */
async function openTabs<Count extends number>(
  openDocs: OpenDocs,
  count: Count,
): Promise<Tabs<Count>> {
  const first = await openDocs();
  const pages = [first];
  while (pages.length < count) pages.push(await openDocs('/docs/a', { tabOf: first }));
  const tabs = pages.map(readChatPage);
  for (const { bubble } of tabs) await expect(bubble).toBeVisible();
  return tabs as Tabs<Count>;
}

function sayOnPage(page: Page, text: string): Promise<unknown> {
  return readChatPage(page).call('send', text);
}

/** As when the browser kills what runs a page. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  void session.send('Page.crash').catch(() => {});
  await crashed;
}
