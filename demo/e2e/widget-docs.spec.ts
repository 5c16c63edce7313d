import { readChatPage } from './widget-chat.ts';
import { openChat, toOwnBodies } from './widget-delivered.ts';
import { docsPage, readDocsChat, select } from './widget-docs-page.ts';
import { eventually, expect, test } from './widget-test.ts';

// A chat that knows on which page it stands.

const code = 'await retry(job, {\n  times: 3,\n});';

test('a question about the page takes its heading and the selected code along, for people and for programs', async ({
  openDocs,
  docs,
  onlyChat,
}) => {
  const page = await openDocs('/docs/retries?token=secret', { page: docsPage() });
  await select(page, '#code');
  const chat = await openChat(page);
  const { ask, chip } = readDocsChat(page);
  await expect(chat.composer).toBeFocused();
  await ask.click();
  await expect(chip).toContainText('Retries');
  await expect(chip).toContainText('Back off');
  await expect(chip).toContainText('await retry(job, {');
  await expect(chat.composer).toBeFocused();
  await chat.send('What does this do?');
  await expect(chip).toBeHidden();
  const url = `${docs.origin}/docs/retries#back-off`;
  const body = `What does this do?\n\nRetries › Back off\n${url}\n\n\`\`\`\n${code}\n\`\`\``;
  await eventually(async () => toOwnBodies(await onlyChat())).toEqual([body]);
  await chat.send('And then?');
  await eventually(async () => toOwnBodies(await onlyChat())).toEqual([body, 'And then?']);
  const [first, second] = (await onlyChat()).messages.filter(({ isVisitor }) => isVisitor);
  expect(first?.attributes).toMatchObject({
    page: { title: 'Retries', heading: 'Back off', url, code },
  });
  expect(second?.attributes).not.toHaveProperty('page');
});

test('the bot is asked the words alone: the page does not turn a greeting into a search', async ({
  openDocs,
  onlyChat,
}) => {
  const page = await openDocs('/docs/retries', { page: docsPage() });
  const chat = await openChat(page);
  await readDocsChat(page).ask.click();
  await chat.send('hello');
  await eventually(async () => (await onlyChat()).messages.length).toBe(2);
  const [, answer] = (await onlyChat()).messages;
  expect(answer?.body).toMatch(/^Hello!/);
});

test('what is taken away is not sent', async ({ openDocs, onlyChat }) => {
  const page = await openDocs('/docs/retries', { page: docsPage() });
  await select(page, '#code');
  const chat = await openChat(page);
  const { ask, chip, remove } = readDocsChat(page);
  await ask.click();
  await expect(chip).toBeVisible();
  await remove.click();
  await expect(chip).toBeHidden();
  await expect(chat.composer).toBeFocused();
  await chat.send('What does this do?');
  await eventually(async () => toOwnBodies(await onlyChat())).toEqual(['What does this do?']);
  expect(JSON.stringify((await onlyChat()).messages)).not.toContain('Back off');
});

test('a page asks in its own words, and a form in front keeps what it is about', async ({
  openDocs,
  docs,
  onlyChat,
}) => {
  const page = await openDocs('/docs/retries', {
    page: { ...docsPage(), chat: { 'data-form': 'phone question*' } },
  });
  await select(page, '#code');
  const chat = readChatPage(page);
  await page.evaluate(() => {
    const { docent } = window as unknown as { docent: { chat: { ask(): Promise<void> } } };
    return docent.chat.ask();
  });
  await expect(readDocsChat(page).chip).toContainText('await retry(job, {');
  await chat.form.question.fill('What does this do?');
  await chat.form.start.click();
  const begin = `What does this do?\n\nRetries › Back off\n${docs.origin}/docs/retries#back-off`;
  await eventually(async () => toOwnBodies(await onlyChat())[0]).toMatch(begin);
  const [first] = (await onlyChat()).messages.filter(({ isVisitor }) => isVisitor);
  expect(first?.attributes).toMatchObject({ page: { heading: 'Back off', code } });
});

test('a link to a page of the docs opens in the same tab, and the chat goes on', async ({
  openDocs,
  docs,
}) => {
  const page = await openDocs('/docs/retries', { page: docsPage() });
  const chat = await openChat(page);
  const url = `${docs.origin}/docs/b`;
  await chat.send(`Is it ${url} ?`);
  await eventually(chat.bodies).toHaveLength(2);
  await chat.messageList.getByRole('link', { name: url }).first().click();
  await page.waitForURL('**/docs/b');
  expect(page.context().pages()).toHaveLength(1);
  await expect(chat.panel).toBeVisible();
  await eventually(chat.bodies).toHaveLength(2);
  await chat.send('Yes, it is.');
  await eventually(chat.bodies).toContain('Yes, it is.');
});

test('a page that is not asked about loads nothing for it', async ({ openDocs, docs }) => {
  const page = await openDocs('/docs/retries', { page: docsPage() });
  const chat = await openChat(page);
  await expect(readDocsChat(page).ask).toBeVisible();
  await chat.send('How do I run a job?');
  await eventually(chat.bodies).toHaveLength(2);
  expect(docs.asked.filter((path) => /about|search|create-(docs|page|plain)/.test(path))).toEqual(
    [],
  );
});
