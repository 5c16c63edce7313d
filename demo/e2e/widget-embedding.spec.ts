import type { Page } from '@playwright/test';
import { readChatPage } from './widget-chat.ts';
import { question, startTalk } from './widget-start.ts';
import { eventually, expect, test } from './widget-test.ts';

// How a chat stands what pages do: exchange themselves under it, take it away, carry it twice, call it too early.

test.beforeEach(({ docs }) => {
  docs.all = { tracker: false, chat: { 'data-form': 'off' } };
});

/** Exchanges what is on the page, in each of the ways in which routers do. */
async function swapBody(page: Page, how: 'replace' | 'markup' | 'transition'): Promise<void> {
  await page.evaluate(async (way) => {
    history.pushState({}, '', `/docs/${way}`);
    const swap = (): void => {
      const html = `<main><h1>${way}</h1><p>Another page.</p></main>`;
      const next = document.createElement('body');
      next.innerHTML = html;
      if (way === 'markup') document.body.innerHTML = html;
      else document.body.replaceWith(next);
    };
    if (way === 'transition') await document.startViewTransition(swap).finished;
    else swap();
  }, how);
  await expect(page.getByRole('heading', { name: how })).toBeVisible();
}

test('stays open, with its draft and its line, while a router exchanges the page', async ({
  openDocs,
  onlyChat,
  cloud,
  control,
}) => {
  const page = await openDocs('/docs/a');
  const chat = await startTalk(page);
  const { sid } = await onlyChat();
  const [line] = cloud.twilio.sockets.list();
  await chat.composer.fill('Not yet sent');
  for (const how of ['replace', 'markup', 'transition'] as const) {
    await swapBody(page, how);
    await expect(chat.element).toHaveCount(1);
    await expect(chat.panel).toBeVisible();
    await expect(chat.composer).toHaveValue('Not yet sent');
    await control(`/conversations/${sid}/messages`, { author: 'bot', body: `After ${how}.` });
    await expect(chat.message(`After ${how}.`)).toHaveCount(1);
  }
  await chat.composer.press('Enter');
  await eventually(async () => JSON.stringify((await onlyChat()).messages)).toContain('Not yet');
  expect(cloud.twilio.sockets.list().map(({ id }) => id)).toEqual([line?.id]);
});

test('a page that carries the tag twice has one chat; destroy takes it away, and where it is put back it goes on', async ({
  openDocs,
  docs,
  onlyChat,
  cloud,
  functions,
}) => {
  const { chatFile, functionsUrl, socketUrl } = docs.targets;
  const options = `data-functions-url="${functionsUrl}" data-socket-url="${socketUrl}" data-form="off"`;
  // By another address it is another module, which runs for itself.
  const tags = ['', '?2'].map(
    (query) =>
      `<script type="module" async nonce="$NONCE" src="/docent/${chatFile}${query}" ${options}></script>`,
  );
  const page = await openDocs('/docs/a', { page: { chatTag: tags.join('\n') } });
  const chat = await startTalk(page);
  const before = await chat.messages();
  await expect(chat.element).toHaveCount(1);
  await expect(chat.bubble).toHaveCount(1);
  expect((await onlyChat()).messages.filter(({ isVisitor }) => isVisitor)).toHaveLength(1);
  expect(cloud.twilio.sockets.list()).toHaveLength(1);

  await chat.call('destroy');
  await expect(chat.element).toHaveCount(0);
  await eventually(() => cloud.twilio.sockets.list()).toEqual([]);
  expect(await chat.call('send', 'Hello?')).toMatchObject({ ok: false, reason: 'off' });
  await chat.call('destroy');

  await page.evaluate(
    (attributes) => {
      const element = document.createElement('docent-chat');
      for (const [name, value] of attributes) element.setAttribute(name, value);
      document.body.append(element);
    },
    [
      ['functions-url', functionsUrl],
      ['socket-url', socketUrl],
      ['form', 'off'],
    ] as const,
  );
  await expect(chat.panel).toBeVisible();
  await eventually(chat.messages).toEqual(before);
  expect(await chat.call('send', 'I am back')).toMatchObject({ ok: true });
  await expect(chat.message('I am back')).toBeVisible();
  await eventually(async () => JSON.stringify((await onlyChat()).messages)).toContain('I am back');
  expect(cloud.twilio.sockets.list()).toHaveLength(1);
  expect(functions.calls('start-chat')).toHaveLength(1);
});

test('calls that come before the script are answered in order, and none is lost', async ({
  openDocs,
  docs,
  onlyChat,
}) => {
  const page = await openDocs('/docs/a', { page: { chat: false } });
  let load = (): void => {};
  const mayLoad = new Promise<void>((resolve) => (load = resolve));
  await page.route(`**/docent/${docs.targets.chatFile}`, async (route) => {
    await mayLoad;
    await route.continue();
  });
  await page.goto(`${docs.origin}/docs/b`, { waitUntil: 'domcontentloaded' });
  await page.evaluate((first) => {
    const told: unknown[] = [];
    const { chat } = (window as unknown as { docent: { chat: Record<string, Call> } }).docent;
    type Call = (...args: unknown[]) => Promise<{ ok?: boolean } | undefined>;
    const call = (name: string, ...args: unknown[]): void =>
      void chat[name]?.(...args).then((answer) => told.push([name, answer?.ok ?? typeof answer]));
    call('on', 'open', () => told.push('opened'));
    call('on', 'started', () => told.push('started'));
    call('setContext', { name: 'Ada', phone: '+14155552671' });
    call('open');
    call('send', first);
    call('send', 'And how every week?');
    Object.assign(window, { told });
  }, question);
  const told = () => page.evaluate(() => (window as unknown as { told: unknown[] }).told);
  expect(await told()).toEqual([]);
  load();
  const chat = readChatPage(page);
  await expect(chat.panel).toBeVisible();
  await eventually(async () => (await told()).length).toBe(8);
  const names = ['on', 'on', 'setContext', 'open', 'send', 'send'];
  const answered = (await told())
    .filter((one) => Array.isArray(one))
    .map(([name]) => name as string);
  expect(answered.toSorted()).toEqual(names.toSorted());
  expect(await told()).toEqual(
    expect.arrayContaining(['opened', 'started', ['send', true], ['on', 'function']]),
  );
  await eventually(async () =>
    (await onlyChat()).messages.filter((one) => one.isVisitor),
  ).toMatchObject([{ body: question }, { body: 'And how every week?' }]);
  expect((await onlyChat()).attributes).toMatchObject({
    from: '+14155552671',
    pre_engagement_data: { friendlyName: 'Ada' },
  });
});
