import { chatAlone as page, openChat, readDelivered, toOwnBodies } from './widget-delivered.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';

// What the page of a visitor may lack, and what a visitor may write there.

const sdkFile = /\/docent-chat-twilio-[^/]*\.js$/;

test('the SDK is not asked for before there is something to send; without it, one can write and send', async ({
  openDocs,
  onlyChat,
  watch,
}) => {
  watch.allow(networkProblems);
  const docs = await openDocs('/docs/a', { page });
  let bringIt = (): void => undefined;
  const there = new Promise<void>((resolve) => (bringIt = resolve));
  let tries = 0;
  await docs.route(sdkFile, async (route) => {
    tries += 1;
    if (tries === 1) return route.abort('connectionreset');
    await there;
    return route.continue();
  });
  const chat = await openChat(docs);
  await chat.composer.pressSequentially('on');
  await docs.waitForLoadState('networkidle');
  expect(watch.requests.filter((line) => sdkFile.test(line))).toEqual([]);
  await chat.send('one');
  await chat.send('two');
  // The first message goes along with the start, which needs no SDK.
  await eventually(async () => toOwnBodies(await onlyChat())).toEqual(['one']);
  await eventually(() => tries).toBeGreaterThan(1);
  expect(await chat.bodies()).toEqual(['one', 'two']);
  await expect(chat.composer).toBeEditable();
  bringIt();
  await eventually(() => readDelivered(chat)).toEqual(['one', 'two']);
  expect(toOwnBodies(await onlyChat())).toEqual(['one', 'two']);
});

test('where storage is refused, the chat works in its page', async ({ openDocs, desk, watch }) => {
  const refuse = `<script>
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        get() { throw new DOMException('Refused.', 'SecurityError'); },
      });
  </script>`;
  const docs = await openDocs('/docs/a', { page: { ...page, head: refuse } });
  await expect(docs.evaluate('localStorage')).rejects.toThrow('Refused.');
  const chat = await openChat(docs);
  await chat.send('I want to talk to a person');
  await chat.send('two');
  const agent = await desk.accept();
  await agent.say('Maya here.');
  await expect(chat.message('Maya here.')).toBeVisible();
  await chat.send('three');
  const words = ['I want to talk to a person', 'two', 'three'];
  await eventually(() => readDelivered(chat)).toEqual(words);
  await eventually(async () =>
    (await agent.transcript()).filter((line) => line.startsWith('visitor')),
  ).toEqual(words.map((word) => `visitor: ${word}`));
  expect(watch.problems).toEqual([]);
});

test('32 KB of one word, and of a.a.a…, are sent and shown', async ({ openDocs, onlyChat }) => {
  const docs = await openDocs('/docs/a', { page });
  const chat = await openChat(docs);
  const texts = ['w'.repeat(32_000), 'a.'.repeat(16_000)];
  for (const text of texts) await chat.send(text);
  await eventually(async () => toOwnBodies(await onlyChat())).toEqual(texts);
  await eventually(async () => (await readDelivered(chat)).length).toBe(2);
  const more = chat.messageList.getByRole('button', { name: 'Show more' });
  await more.first().click();
  await more.click();
  for (const text of texts) await expect(chat.message(text)).toBeVisible();
  const { width } = (await chat.panel.boundingBox()) ?? { width: 0 };
  const widest = await chat.messageList.evaluate((list) => list.scrollWidth);
  expect(widest).toBeLessThanOrEqual(width);
});

test('what is over 32 KB is not sent, and stays where it was written', async ({
  openDocs,
  functions,
  onlyChat,
}) => {
  const chat = await openChat(await openDocs('/docs/a', { page }));
  // Two bytes each.
  const text = 'ž'.repeat(16_001);
  await chat.send(text);
  await expect(chat.panel).toContainText('This is too long for one message.');
  await expect(chat.composer).toHaveValue(text);
  expect(await chat.call('send', text)).toMatchObject({ ok: false, reason: 'too-long' });
  expect(await chat.bodies()).toEqual([]);
  expect(functions.calls()).toEqual([]);
  await chat.composer.press('End');
  await chat.composer.press('Backspace');
  await chat.composer.press('Enter');
  await eventually(async () => toOwnBodies(await onlyChat())).toEqual([text.slice(1)]);
  await expect(chat.composer).toHaveValue('');
});
