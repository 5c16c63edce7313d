import { en } from '../../packages/widget/src/strings/en.ts';
import { startTalk } from './widget-start.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';

// What a page finds in its storage is not trusted.

test.beforeEach(({ docs }) => {
  docs.all = { tracker: false, chat: { 'data-form': 'off' } };
});

test('a stored session that is none is dropped, whatever it is', async ({
  openDocs,
  docs,
  onlyChat,
  chats,
  watch,
  functions,
  logged,
}) => {
  const page = await openDocs('/docs/a');
  const chat = await startTalk(page);
  const good = await page.evaluate(() => localStorage.getItem('docent.chat') ?? '');
  await onlyChat();
  const { length } = functions.calls();
  const sockets = watch.requests.filter((line) => line.startsWith('SOCKET')).length;
  const read = () => page.evaluate(() => localStorage.getItem('docent.chat'));
  for (const [place, text] of toCorrupt(good).entries()) {
    // Written where no chat is: one that runs may store its own over it until it is left.
    await page.goto(`${docs.origin}/site.css`);
    await page.evaluate((stored) => localStorage.setItem('docent.chat', stored), text);
    await page.goto(`${docs.origin}/docs/a`);
    await eventually(read, { message: `what is left of number ${place}` }).toBeNull();
    await expect(chat.panel).toBeHidden();
  }
  expect(functions.calls()).toHaveLength(length);
  expect(watch.requests.filter((line) => line.startsWith('SOCKET'))).toHaveLength(sockets);

  // One that looks right is shown for what it is worth, and then given up.
  watch.allow(networkProblems);
  await page.evaluate((text) => {
    const foreign = `CH${'0123456789abcdef'.repeat(2)}`;
    localStorage.setItem('docent.chat', text.replace(/CH[0-9a-f]{32}/, foreign));
  }, good);
  await page.reload();
  await expect(chat.status).toHaveText(en.ended.lost);
  await expect(chat.composer).toBeHidden();
  expect(logged.splice(0).join()).toContain('chat-not-found');
  await chat.panel.getByRole('button', { name: en.startAnew }).click();
  await chat.send('Once more');
  await eventually(() => chats()[1]?.messages[0]?.body).toBe('Once more');
});

/** What no page of this version has written. */
function toCorrupt(good: string): string[] {
  const session = JSON.parse(good) as Record<string, unknown>;
  const changes: object[] = [
    { v: 2 },
    { conversationSid: 'IS0123456789abcdef0123456789abcdef' },
    { conversationSid: undefined },
    { token: { jwt: session['token'] } },
    { identity: 'x'.repeat(1e6) },
    { expiresAt: 1 },
    { seenIndex: 'all' },
    { phone: '1' },
  ];
  const changed = changes.map((change) => JSON.stringify({ ...session, ...change }));
  const future = JSON.stringify({ v: 2, chats: [session], open: true });
  return [good.slice(0, -9), 'null', '[]', '7', '"chat"', '<html>', future, ...changed];
}
