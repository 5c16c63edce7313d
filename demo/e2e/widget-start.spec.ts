import { chatAlone as page, openChat, readDelivered, toOwnBodies } from './widget-delivered.ts';
import { followErrors } from './widget-errors.ts';
import type { FunctionsFault } from './widget-functions-fault.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';

// A chat that does not start as it should: nothing is lost, nothing comes twice, and the visitor can go on.

const cannotStart = 'The chat cannot be reached at the moment. We keep trying.';

test('what is written while the chat starts arrives once and in order', async ({
  openDocs,
  functions,
  onlyChat,
}) => {
  functions.fault({ name: 'start-chat', delayMs: 1500 });
  const chat = await openChat(await openDocs('/docs/a', { page }));
  for (const body of ['one', 'two', 'three']) await chat.send(body);
  expect(await chat.bodies()).toEqual(['one', 'two', 'three']);
  await expect(chat.composer).toBeEditable();
  await eventually(async () => toOwnBodies(await onlyChat())).toEqual(['one', 'two', 'three']);
  await eventually(() => readDelivered(chat)).toEqual(['one', 'two', 'three']);
  expect(functions.calls('start-chat')).toHaveLength(1);
});

const nonsense: Partial<FunctionsFault>[] = [
  { drop: 'before' },
  { respond: { status: 503, body: '<h1>Bad gateway</h1>', isClosed: true } },
  { respond: { status: 200, body: '<!doctype html><title>Sign in to the Wi-Fi</title>' } },
  { respond: { status: 200, body: '' } },
  { respond: { status: 200, body: '{"token":7,"conversationSid":{},"expiresInSeconds":"soon"}' } },
  { respond: { status: 200, body: `"${'x'.repeat(10_000_000)}"` } },
];

test('who gets nonsense for an answer is told, can write on, and tries again until it is one', async ({
  openDocs,
  functions,
  onlyChat,
  chats,
  watch,
}) => {
  watch.allow(networkProblems);
  const docs = await openDocs('/docs/a', { page });
  const errors = await followErrors(docs);
  const chat = await openChat(docs);
  for (const fault of nonsense) functions.fault({ name: 'start-chat', ...fault });
  await chat.send('one');
  for (const [place] of nonsense.entries()) {
    await eventually(async () => (await errors()).length).toBe(place + 1);
    await expect(chat.status).toHaveText(cannotStart);
    expect(chats()).toEqual([]);
    if (place === 0) await chat.send('two');
    await chat.panel.getByRole('button', { name: 'Try again' }).click();
  }
  await eventually(async () => toOwnBodies(await onlyChat())).toEqual(['one', 'two']);
  await expect(chat.status).toHaveText('');
  await eventually(() => readDelivered(chat)).toEqual(['one', 'two']);
  const tries = functions.calls('start-chat');
  expect(tries).toHaveLength(nonsense.length + 1);
  expect(new Set(tries.map(({ body }) => body['requestId'])).size).toBe(1);
  const told = await errors();
  expect(told.map(({ reason }) => reason)).toEqual(nonsense.map(() => 'start-later'));
  expect(told.map(({ message }) => message).join(' ')).not.toContain('one');
});

test('a 429 and a 503 are obeyed: no other try before their Retry-After is over', async ({
  openDocs,
  functions,
  onlyChat,
  watch,
}) => {
  watch.allow(networkProblems);
  const body = JSON.stringify({ error: { code: 'busy', message: 'Later.' } });
  for (const status of [429, 503])
    functions.fault({ respond: { status, body, headers: { 'retry-after': '50' } } });
  const docs = await openDocs('/docs/a', { page });
  const errors = await followErrors(docs);
  const chat = await openChat(docs);
  await docs.clock.install();
  await chat.send('one');
  for (const tries of [1, 2]) {
    await eventually(async () => (await errors()).length).toBe(tries);
    await docs.clock.fastForward(40_000);
    // What was asked for before this is there when it is.
    await docs.evaluate(() => fetch('/docs/b'));
    expect(functions.calls('start-chat')).toHaveLength(tries);
    await docs.clock.fastForward(10_500);
  }
  await eventually(async () => toOwnBodies(await onlyChat())).toEqual(['one']);
  expect(functions.calls('start-chat')).toHaveLength(3);
});

test('an answer that got lost, and a page that was left for another, begin no second chat', async ({
  openDocs,
  functions,
  onlyChat,
  watch,
}) => {
  watch.allow(networkProblems);
  functions.fault({ name: 'start-chat', drop: 'after' });
  functions.fault({ name: 'start-chat', lose: 'after' });
  const docs = await openDocs('/docs/a', { page });
  const chat = await openChat(docs);
  await chat.send('one');
  await chat.send('two');
  await eventually(() => functions.calls('start-chat').length).toBe(2);
  await docs.goto(docs.url().replace('/docs/a', '/docs/b'));
  await eventually(async () => toOwnBodies(await onlyChat())).toEqual(['one', 'two']);
  await expect(chat.panel).toBeVisible();
  await eventually(() => readDelivered(chat)).toEqual(['one', 'two']);
  const tries = functions.calls('start-chat');
  expect(tries).toHaveLength(3);
  expect(new Set(tries.map(({ body }) => body['requestId'])).size).toBe(1);
  await docs.reload();
  await chat.send('three');
  await eventually(async () => toOwnBodies(await onlyChat())).toEqual(['one', 'two', 'three']);
});

test('a refusal is told to the visitor in words and to the developer once, and the message can be sent again', async ({
  openDocs,
  functions,
  onlyChat,
  watch,
}) => {
  watch.allow(networkProblems);
  const error = { code: 'wrong-request', message: 'Unknown key "visitor.fone".' };
  functions.fault({
    name: 'start-chat',
    respond: { status: 400, body: JSON.stringify({ error }) },
  });
  const docs = await openDocs('/docs/a', { page });
  const errors = await followErrors(docs);
  const chat = await openChat(docs);
  await chat.send('one');
  await expect(chat.status).toHaveText('The chat could not be started.');
  await expect(chat.message('one')).toContainText('Not sent.');
  await expect(chat.composer).toBeEditable();
  expect(await errors()).toEqual([
    { reason: 'start-refused', message: 'start-chat: Unknown key "visitor.fone".' },
  ]);
  expect(functions.calls('start-chat')).toHaveLength(1);
  await chat.message('one').getByRole('button', { name: 'Try again' }).click();
  await eventually(async () => toOwnBodies(await onlyChat())).toEqual(['one']);
  await expect(chat.status).toHaveText('');
  await eventually(() => readDelivered(chat)).toEqual(['one']);
});

test.describe('with Functions that do not know the site', () => {
  test.use({ functionsEnv: { ALLOWED_ORIGINS: 'https://elsewhere.example' } });

  test('the developer is told what to set', async ({ openDocs, chats, watch, logged }) => {
    watch.allow(networkProblems);
    const docs = await openDocs('/docs/a', { page });
    const errors = await followErrors(docs);
    const chat = await openChat(docs);
    await chat.send('one');
    await expect(chat.status).toHaveText(cannotStart);
    expect((await errors())[0]?.message).toContain('ALLOWED_ORIGINS');
    expect(logged.splice(0)).toEqual([expect.stringContaining('origin-not-allowed')]);
    expect(await chat.bodies()).toEqual(['one']);
    expect(chats()).toEqual([]);
  });
});

test('who gave a phone that the server refuses corrects it, and the question goes along', async ({
  openDocs,
  functions,
  onlyChat,
  watch,
}) => {
  watch.allow(networkProblems);
  const error = { code: 'wrong-phone', message: 'The phone was refused.' };
  functions.fault({
    name: 'start-chat',
    respond: { status: 400, body: JSON.stringify({ error }) },
  });
  const chat = await openChat(await openDocs('/docs/a', { page: { tracker: false } }));
  await chat.form.phone.fill('(415) 555-2671');
  await chat.form.question.fill('one');
  await chat.form.start.click();
  await expect(chat.panel).toContainText('This phone number was not accepted. Please check it.');
  await chat.form.phone.fill('(415) 555-2672');
  await chat.form.save.or(chat.form.start).click();
  await eventually(async () => toOwnBodies(await onlyChat())).toEqual(['one']);
  expect((await onlyChat()).attributes).toMatchObject({ from: '+14155552672' });
  await eventually(() => readDelivered(chat)).toEqual(['one']);
});
