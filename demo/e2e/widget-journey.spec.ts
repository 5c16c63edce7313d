import { readChatPage } from './widget-chat.ts';
import { recipeFlowSid } from './widget-cloud.ts';
import { eventually, expect, test } from './widget-test.ts';

// A visitor's way from the bubble to an answer, with nothing between but what a customer has.

const phone = '+14155552671';
const question = 'How do I run a job every night?';

test('a visitor who has read nothing gives a phone in the form, and gets pages of the docs', async ({
  openDocs,
  onlyChat,
  functions,
}) => {
  const page = await openDocs('/');
  const chat = readChatPage(page);
  await chat.open();
  await expect(chat.form.phone).toBeFocused();
  await chat.form.phone.fill('(415) 555-2671');
  await chat.form.name.fill('Ada "the" <first>');
  await chat.form.question.fill(question);
  await chat.form.start.click();

  await eventually(chat.bodies).toHaveLength(2);
  const { attributes, messages } = await onlyChat();
  expect(attributes).toMatchObject({
    from: phone,
    channel_type: 'web',
    identity_verified: false,
    pre_engagement_data: { friendlyName: 'Ada "the" <first>', question, docs: [] },
  });
  expect(messages.map(({ body, isVisitor }) => [body, isVisitor])).toEqual([
    [question, true],
    [expect.stringContaining('This should help'), false],
  ]);
  const links = (messages[1]?.attributes['links'] ?? []) as { url: string; title: string }[];
  expect(links.length).toBeGreaterThan(0);
  for (const { url } of links)
    await expect(chat.messageList.locator(`a[href="${url}"]`).first()).toBeVisible();
  expect(functions.calls('start-chat')).toHaveLength(1);
});

test('who has given a phone on the page is not asked for it again, and can change it', async ({
  openDocs,
  onlyChat,
}) => {
  const page = await openDocs('/');
  await page.getByLabel('Your phone').fill(phone);
  await page.getByRole('button', { name: 'Call me back' }).click();
  const chat = readChatPage(page);
  await chat.open();
  await expect(chat.panel).toContainText('+1 415 555 2671');
  await expect(chat.form.phone).toBeHidden();
  await expect(chat.changeButton).toBeVisible();
  await chat.send(question);
  await eventually(chat.bodies).toHaveLength(2);
  expect((await onlyChat()).attributes).toMatchObject({ from: phone });
});

test('a phone given in the form reaches Segment before the chat starts, and so a reader gets a person', async ({
  openDocs,
  cloud,
  segment,
  functions,
  desk,
}) => {
  const page = await openDocs('/docs/a');
  await page.getByRole('link', { name: 'B', exact: true }).click();
  await eventually(segment.outcomes).toEqual(['page accepted', 'page accepted']);
  // Segment takes its time, though less than the chat waits for it.
  cloud.segment.faults.add({ path: '/v1/b', delayMs: 1000 });
  const chat = readChatPage(page);
  await chat.open();
  await chat.form.phone.fill('(415) 555-2671');
  await chat.form.name.fill('Ada');
  await chat.form.question.fill(question);
  await chat.form.start.click();

  const agent = await desk.accept();
  expect(agent.task.attributes).toMatchObject({
    name: 'Ada',
    from: phone,
    routing: { reason: 'docs-read' },
    docs: [
      expect.objectContaining({ url: expect.stringMatching('/docs/b$') }),
      expect.objectContaining({ url: expect.stringMatching('/docs/a$') }),
    ],
  });
  const [started] = functions.calls('start-chat');
  const identified = (await segment.messages()).find(({ type }) => type === 'identify');
  expect(Date.parse(identified?.receivedAt ?? '')).toBeLessThan(started?.receivedAt ?? 0);

  await agent.say('Maya here. Every night at which hour?');
  await expect(chat.message('Maya here.')).toBeVisible();
  await expect(chat.messageList).toContainText('Maya');
  await chat.send('At three.');
  await eventually(agent.transcript).toEqual([
    `visitor: ${question}`,
    'Maya: Maya here. Every night at which hour?',
    'visitor: At three.',
  ]);
  await agent.read();
  await eventually(chat.lastDelivery).toBe('read');
});

test('who would rather not give a phone skips the form, and is nobody', async ({
  openDocs,
  onlyChat,
  segment,
}) => {
  const page = await openDocs('/');
  const chat = readChatPage(page);
  await chat.open();
  await chat.form.skip.click();
  await expect(chat.composer).toBeFocused();
  await chat.send(question);
  await eventually(chat.bodies).toHaveLength(2);
  const { attributes } = await onlyChat();
  expect(attributes).not.toHaveProperty('from');
  expect(JSON.stringify(attributes)).not.toContain('+');
  expect((await segment.messages()).filter(({ type }) => type === 'identify')).toEqual([]);
});

test('a bot that cannot help hands over to a person, in the same chat', async ({
  openDocs,
  desk,
  onlyChat,
}) => {
  const chat = readChatPage(await openDocs('/'));
  await chat.open();
  await chat.form.skip.click();
  await chat.send(question);
  await eventually(chat.bodies).toHaveLength(2);
  await chat.send('I want to talk to a person');
  const agent = await desk.accept();
  expect(agent.task.attributes).toMatchObject({ routing: { handoff: 'asked' } });
  await agent.say('Maya here.');
  await expect(chat.message('Maya here.')).toBeVisible();
  expect((await onlyChat()).messages.filter(({ isVisitor }) => isVisitor)).toHaveLength(2);
});

test.describe('with the routing of the 2021 recipe, unchanged', () => {
  test.use({ functionsEnv: { STUDIO_FLOW_SID: recipeFlowSid } });

  test('a reader of docs gets a person', async ({ openDocs, cloud, segment, desk }) => {
    const page = await openDocs('/docs/a');
    await page.getByLabel('Your phone').fill(phone);
    await page.getByRole('button', { name: 'Call me back' }).click();
    await eventually(() => segment.traits(`phone:${phone}`)).toBeDefined();
    cloud.segment.runBatches();
    const chat = readChatPage(page);
    await chat.open();
    await chat.send(question);
    const agent = await desk.accept();
    await agent.say('Maya here.');
    await expect(chat.message('Maya here.')).toBeVisible();
  });

  test('somebody who has read nothing gets its reply', async ({ openDocs, desk }) => {
    const page = await openDocs('/');
    const chat = readChatPage(page);
    await chat.open();
    await chat.form.phone.fill(phone);
    await chat.form.question.fill(question);
    await chat.form.start.click();
    await expect(chat.message('find the answer in our documentation')).toBeVisible();
    expect(await desk.tasks()).toEqual([]);
  });
});
