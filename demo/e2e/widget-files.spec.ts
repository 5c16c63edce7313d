import { en } from '../../packages/widget/src/strings/en.ts';
import { readChatPage } from './widget-chat.ts';
import { chatAlone as page, openChat } from './widget-delivered.ts';
import {
  paintPicture,
  readChatFiles,
  readKeptFiles,
  toTextFile,
  uploadPath,
  type GivenFile,
} from './widget-files.ts';
import { hurry, sendPath, untilOpen } from './widget-sending.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';

// Files that the visitor sends: by the button, dropped and pasted, on a line that is bad, on pages that go away.

const big = (name: string): GivenFile => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.alloc(3_000_000, 'a'),
});

test('files are chosen, dropped and pasted, sent together with a text, and arrive as they were', async ({
  openDocs,
  cloud,
  watch,
}) => {
  // The tab in which a file opens asks for an icon.
  watch.allow(/favicon\.ico$/);
  const docs = await openDocs('/docs/a', { page });
  const chat = await openChat(docs);
  const files = readChatFiles(chat);
  await files.choose(toTextFile('a.log', 'one'), toTextFile('b.log'));
  await files.drop(await paintPicture(docs, 'c.png'));
  await expect(files.media).toHaveCount(0);
  await eventually(files.names).toEqual(['a.log', 'b.log', 'c.png']);
  await files.paste(toTextFile('d.txt'));
  await eventually(files.names).toEqual(['a.log', 'b.log', 'c.png', 'd.txt']);
  await chat.panel.getByRole('button', { name: 'Remove b.log' }).click();
  await chat.send('Here they are');
  expect(await files.names()).toEqual([]);
  await eventually(() => readKeptFiles(cloud.twilio)).toEqual([['a.log', 'c.png', 'd.txt']]);
  await expect(files.media.getByRole('link')).toHaveCount(2);
  await expect(files.media.locator('img')).toHaveJSProperty('naturalWidth', 640);
  await expect(chat.message('Here they are')).toHaveCount(1);
  const [download] = await Promise.all([
    docs.waitForEvent('popup'),
    files.media.getByRole('link', { name: 'Download a.log' }).click(),
  ]);
  await expect(download.locator('body')).toHaveText('one');
});

test('what cannot be sent is said in plain sentences, and what can be is sent under a safe name', async ({
  openDocs,
  cloud,
}) => {
  const docs = await openDocs('/docs/a', { page });
  const chat = await openChat(docs);
  const files = readChatFiles(chat);
  const huge = { name: 'huge.txt', mimeType: 'text/plain', buffer: Buffer.alloc(17_000_000, 'a') };
  const film = { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.from('abc') };
  await files.choose(toTextFile('empty.txt', ''), huge, film);
  await expect(files.problems.getByRole('listitem')).toHaveText([
    'empty.txt is empty.',
    'huge.txt is larger than 16 MB.',
    'Files like film.mp4 cannot be sent.',
  ]);
  await expect(chat.sendButton).toBeDisabled();
  await files.drop(
    toTextFile(`${'n'.repeat(400)}.txt`),
    toTextFile('C:\\temp\\..\\plan.txt'),
    toTextFile('photo\u202Egnp.txt'),
  );
  const names = [`${'n'.repeat(115)}….txt`, 'plan.txt', 'photognp.txt'];
  await eventually(files.names).toEqual(names);
  await expect(files.problems.getByRole('listitem')).toHaveCount(0);
  const { width } = (await chat.panel.boundingBox()) ?? {};
  expect(await chat.panel.evaluate((element) => element.scrollWidth)).toBeLessThanOrEqual(
    width ?? 0,
  );
  await chat.sendButton.click();
  await eventually(() => readKeptFiles(cloud.twilio)).toEqual([names]);
});

test('an upload shows how far it is; cancelled, nothing arrives, and the next message does', async ({
  openDocs,
  cloud,
  watch,
}) => {
  const docs = await openDocs('/docs/a', { page });
  const chat = await openChat(docs);
  const files = readChatFiles(chat);
  await chat.send('hello');
  await untilOpen(chat);
  cloud.twilio.faults.add({ path: uploadPath, method: 'POST', throttleBytesPerSecond: 200_000 });
  await files.choose(big('big.txt'));
  await chat.sendButton.click();
  const progress = files.media.getByRole('progressbar');
  await eventually(() =>
    progress.evaluate((bar) => (bar as HTMLProgressElement).value),
  ).toBeGreaterThan(0);
  await chat.send('and this');
  watch.allow(networkProblems);
  await files.media.getByRole('button', { name: en.files.cancel }).click();
  await expect(files.media).toHaveCount(0);
  await eventually(async () =>
    (await chat.messages()).filter(({ author }) => author === 'You').at(-1),
  ).toMatchObject({ body: 'and this', delivery: 'sent' });
  expect(readKeptFiles(cloud.twilio)).toEqual([]);
});

test('a file that the server does not take is told, and can be removed', async ({
  openDocs,
  cloud,
  watch,
}) => {
  watch.allow(networkProblems);
  const docs = await openDocs('/docs/a', { page });
  const chat = await openChat(docs);
  const files = readChatFiles(chat);
  await chat.send('hello');
  await untilOpen(chat);
  cloud.twilio.faults.add({ path: uploadPath, method: 'POST', status: 413 });
  cloud.twilio.faults.add({ path: uploadPath, method: 'POST', status: 415 });
  for (const name of ['large.txt', 'odd.txt']) {
    await files.choose(toTextFile(name));
    await chat.sendButton.click();
  }
  await expect(chat.message('large.txt')).toContainText(en.failed['file-too-large']);
  await expect(chat.message('odd.txt')).toContainText(en.failed['file-refused']);
  await chat.message('odd.txt').getByRole('button', { name: en.discard, exact: true }).click();
  await expect(chat.message('odd.txt')).toHaveCount(0);
  await chat.message('large.txt').getByRole('button', { name: en.retry }).click();
  await eventually(() => readKeptFiles(cloud.twilio)).toEqual([['large.txt']]);
});

test('files that are sent without a network arrive once it is back, once', async ({
  openDocs,
  cloud,
  network,
  watch,
}) => {
  watch.allow(networkProblems);
  const docs = await openDocs('/docs/a', { page });
  await docs.clock.install();
  const chat = await openChat(docs);
  const files = readChatFiles(chat);
  await chat.send('hello');
  await untilOpen(chat);
  await files.choose(toTextFile('first.txt'));
  await chat.sendButton.click();
  await eventually(() => readKeptFiles(cloud.twilio)).toEqual([['first.txt']]);
  await network.goOffline(docs.context());
  await files.choose(toTextFile('offline.txt'));
  await chat.sendButton.click();
  await expect(chat.message('offline.txt')).toContainText(en.queued);
  await network.goOnline(docs.context());
  await hurry(docs, async () => readKeptFiles(cloud.twilio).length > 1);
  expect(readKeptFiles(cloud.twilio)).toEqual([['first.txt'], ['offline.txt']]);
});

test('a page that is reloaded while a file goes up sends it once, and so where the answer is lost', async ({
  openDocs,
  cloud,
  watch,
}) => {
  watch.allow(networkProblems);
  const docs = await openDocs('/docs/a', { page });
  const chat = await openChat(docs);
  const files = readChatFiles(chat);
  await chat.send('hello');
  await untilOpen(chat);
  cloud.twilio.faults.add({ path: uploadPath, method: 'POST', throttleBytesPerSecond: 200_000 });
  await files.choose(big('reloaded.txt'));
  await chat.sendButton.click();
  await expect(files.media.getByRole('progressbar')).toBeVisible();
  await docs.reload();
  await eventually(() => readKeptFiles(cloud.twilio), { timeout: 20_000 }).toEqual([
    ['reloaded.txt'],
  ]);

  cloud.twilio.faults.add({ path: sendPath, method: 'POST', drop: 'after' });
  await files.choose(toTextFile('lost.txt'));
  await chat.sendButton.click();
  await eventually(() => readKeptFiles(cloud.twilio)).toHaveLength(2);
  await expect(chat.message('lost.txt')).toContainText(en.sent);
  expect(readKeptFiles(cloud.twilio)).toEqual([['reloaded.txt'], ['lost.txt']]);
});

test('what one tab sends is seen in the other, on its way and there', async ({
  openDocs,
  cloud,
  docs,
}) => {
  docs.all = page;
  const first = await openDocs('/docs/a');
  const chat = await openChat(first);
  await chat.send('hello');
  await untilOpen(chat);
  const second = await openDocs('/docs/b', { tabOf: first });
  const other = readChatPage(second);
  await expect(other.panel).toBeVisible();
  cloud.twilio.faults.add({ path: uploadPath, method: 'POST', throttleBytesPerSecond: 1_000_000 });
  const files = readChatFiles(other);
  await files.choose({ ...(await paintPicture(second, 'shared.png')) }, big('big.txt'));
  await other.sendButton.click();
  await expect(readChatFiles(chat).media.getByRole('progressbar')).toBeVisible();
  for (const tab of [chat, other]) {
    const { media } = readChatFiles(tab);
    await tab.page.bringToFront();
    await expect(media.locator('img')).toHaveJSProperty('naturalWidth', 640);
    await expect(media.getByRole('link', { name: 'Download big.txt' })).toBeVisible();
  }
  expect(readKeptFiles(cloud.twilio)).toEqual([['shared.png', 'big.txt']]);
});
