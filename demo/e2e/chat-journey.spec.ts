import { once } from 'node:events';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { Client } from '@twilio/conversations';
import { readConfig } from '../emulator/twilio/config.ts';
import { createTwilioClient } from '../emulator/twilio/testing/twilio-client.ts';
import type { DemoProcess } from './demo-process.ts';
import { test } from './shared-demo.ts';

// The demo as it is started: pages of the docs site call the Functions as a customer's do, and the recommended flow routes.

const { account } = readConfig(join(import.meta.dirname, '../twilio.yaml'));

interface Started {
  status: number;
  token: string;
  conversationSid: string;
  identity: string;
}

interface DeskTask {
  sid: string;
  status: string;
  attributes: Record<string, unknown>;
  conversation: { sid: string; state: string; attributes: Record<string, unknown> };
}

let demo: DemoProcess;

test.beforeAll(({ demo: shared }) => {
  demo = shared;
});

/** Calls a Function from a page, by the browser's rules. */
function call(page: Page, name: string, body: object): Promise<Started> {
  return page.evaluate(
    async ([url, json]) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body: json });
      return { ...((await response.json()) as Started), status: response.status };
    },
    [`${demo.functions}/${name}`, JSON.stringify(body)] as const,
  );
}

async function desk<T>(path = '', body?: object): Promise<T> {
  const response = await fetch(`${demo.twilio}/_local/desk/tasks${path}`, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  return (await response.json()) as T;
}

async function findTask({ conversationSid }: Started): Promise<DeskTask | undefined> {
  const { tasks } = await desk<{ tasks: DeskTask[] }>();
  return tasks.find(({ conversation }) => conversation.sid === conversationSid);
}

async function countConversations(): Promise<number> {
  const { sid: accountSid, authToken: password } = account;
  const server = createTwilioClient(demo.twilio, { accountSid, user: accountSid, password });
  return (await server.conversations.v1.conversations.list()).length;
}

/** The chat, as the visitor's client sees it. */
async function joinChat(started: Started) {
  const uri = `${demo.twilio.replace('http', 'ws')}/v3/wsconnect`;
  const client = new Client(started.token, { Twilsock: { uri } });
  await once(client, 'initialized');
  return { client, chat: await client.getConversationBySid(started.conversationSid) };
}

test('who has just read a doc gets a person, who sees which', async ({ page }) => {
  await page.goto(`${demo.site}/docs/retries`);
  await page.locator('#phone').fill('+14155552671');
  await page.getByRole('button', { name: 'Share my reading' }).click();
  await expect(page.locator('#phone-known')).toBeVisible();

  const started = await call(page, 'start-chat', {
    visitor: { phone: '(415) 555-2671', country: 'US', name: 'Ada "the" <first>' },
    question: 'My jobs are retried for ever. {{trigger}} "quoted"',
    trail: [{ title: 'Retries', url: `${demo.site}/docs/retries`, viewedAt: Date.now() }],
  });
  expect(started.status).toBe(201);
  expect(started.identity).not.toContain('415');
  await expect.poll(() => findTask(started)).toBeDefined();
  const task = await findTask(started);
  expect(task?.conversation.attributes).toMatchObject({
    from: '+14155552671',
    channel_type: 'web',
    identity_verified: false,
  });
  expect(task?.attributes).toMatchObject({
    name: 'Ada "the" <first>',
    from: '+14155552671',
    identity_verified: false,
    routing: { reason: 'docs-read' },
    docs: [expect.objectContaining({ url: expect.stringContaining('/docs/retries') })],
  });
});

test('who read nothing gets the docs, then a person, and ends the chat for both', async ({
  page,
}) => {
  await page.goto(demo.site);
  const started = await call(page, 'start-chat', {
    visitor: { phone: '+14155552672' },
    question: 'How do I run a job every night?',
  });
  const { client, chat } = await joinChat(started);
  const bodies = async () => (await chat.getMessages()).items.map(({ body }) => body ?? '');
  await expect.poll(bodies).toHaveLength(2);
  const [, reply] = (await chat.getMessages()).items;
  expect(reply?.body).toContain(`${demo.site}/docs/`);
  const { type, links } = (reply?.attributes ?? {}) as { type: string; links: { url: string }[] };
  expect(type).toBe('docs_links');
  // What the bot sends can be opened, and has the section that it promises.
  const [best] = links;
  await page.goto(best?.url ?? '');
  await expect(page.locator('h1')).toBeVisible();
  const anchor = new URL(best?.url ?? '').hash;
  if (anchor) await expect(page.locator(anchor)).toBeVisible();
  expect(await findTask(started)).toBeUndefined();

  await chat.sendMessage('I want to talk to a person');
  await expect.poll(() => findTask(started)).toBeDefined();
  const task = await findTask(started);
  expect(task?.attributes).toMatchObject({ routing: { handoff: 'asked' } });
  await desk(`/${task?.sid}/accept`, { worker: 'agent.maya' });
  await desk(`/${task?.sid}/messages`, { body: 'Maya here.' });
  await expect.poll(bodies).toContain('Maya here.');

  expect(await call(page, 'end-chat', started)).toMatchObject({
    status: 400,
    error: { code: 'wrong-request' },
  });
  const { token, conversationSid } = started;
  expect(await call(page, 'end-chat', { token, conversationSid })).toMatchObject({ ended: true });
  await expect.poll(() => chat.state?.current).toBe('closed');
  await expect.poll(async () => (await findTask(started))?.status).not.toBe('assigned');
  await client.shutdown();
});

test('a page of another origin starts nothing, and reads nothing', async ({ page }) => {
  // The same site under another name is another origin.
  await page.goto(demo.site.replace('127.0.0.1', 'localhost'));
  const before = await countConversations();
  const outcomes = await page.evaluate(async (url) => {
    const body = JSON.stringify({ visitor: { phone: '+14155552671' }, question: 'Who am I?' });
    const attempts = [
      { method: 'POST', headers: { 'content-type': 'application/json' }, body },
      // These need no preflight: the browser sends them.
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body },
      { method: 'POST', body: new URLSearchParams({ question: 'Who am I?' }) },
      { method: 'GET' },
    ];
    return Promise.all(
      attempts.map((init) =>
        fetch(url, init).then(
          () => 'read',
          () => 'refused',
        ),
      ),
    );
  }, `${demo.functions}/start-chat`);
  expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused']);
  expect(await countConversations()).toBe(before);
});

test('what only Studio may ask is refused to a page', async ({ page }) => {
  await page.goto(demo.site);
  for (const name of ['find-profile', 'answer', 'prepare-task']) {
    const response = await fetch(`${demo.functions}/${name}`, {
      method: 'POST',
      headers: { origin: demo.site, 'content-type': 'application/json' },
      body: JSON.stringify({ phone: '+14155552671' }),
    });
    expect(response.status).toBe(403);
    expect(await response.text()).not.toMatch(/docs|vip|reply/);
  }
});
