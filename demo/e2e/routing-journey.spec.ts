import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { Twilio } from 'twilio';
import { readConfig } from '../emulator/twilio/config.ts';
import { createTwilioClient } from '../emulator/twilio/testing/twilio-client.ts';
import { startDemo, type DemoProcess } from './demo-process.ts';

// The demo as it is started: what is read on the docs site decides who answers, through the routing of the 2021 recipe.
const { account, studio } = readConfig(join(import.meta.dirname, '../twilio.yaml'));
const flowSid = studio.flows[0]?.sid ?? '';
const reply = /find the answer in our documentation/;

let state: string;
let demo: DemoProcess;
let server: Twilio;

test.beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'docent-e2e-'));
  demo = await startDemo(state);
  const credentials = { user: account.sid, password: account.authToken };
  server = createTwilioClient(demo.twilio, { accountSid: account.sid, ...credentials });
});

test.afterAll(async () => {
  await demo.stop();
  rmSync(state, { recursive: true });
});

/** Reads a doc and says who reads; resolves when Segment knows. */
async function readAs(page: Page, phone: string): Promise<void> {
  await page.goto(`${demo.site}/docs/retries`);
  await page.locator('#phone').fill(phone);
  await page.getByRole('button', { name: 'Share my reading' }).click();
  await expect(page.locator('#phone-known')).toBeVisible();
  await expect.poll(() => countOf(phone)).toBe(200);
}

/** The status with which the Profile API answers for a phone. */
async function countOf(phone: string): Promise<number> {
  const profiles = `${demo.segment}/v1/spaces/spa_docent_demo/collections/users/profiles`;
  const authorization = `Basic ${Buffer.from('docent-demo-profile-token:').toString('base64')}`;
  const url = `${profiles}/phone:${encodeURIComponent(phone)}/traits`;
  return (await fetch(url, { headers: { authorization } })).status;
}

/** Begins a chat as a server does that knows the phone, with the visitor's first message; returns its SID. */
async function startChat(attributes: object): Promise<string> {
  const { conversations } = server.conversations.v1;
  const { sid } = await conversations.create({ attributes: JSON.stringify(attributes) });
  await conversations(sid).participants.create({ identity: 'visitor' });
  await conversations(sid).webhooks.create({
    target: 'studio',
    'configuration.flowSid': flowSid,
    'configuration.filters': ['onMessageAdded'],
  });
  await conversations(sid).messages.create({
    author: 'visitor',
    body: 'How do I rotate my keys?',
    xTwilioWebhookEnabled: 'true',
  });
  return sid;
}

async function hasTask(chat: string): Promise<boolean> {
  const response = await fetch(`${demo.twilio}/_local/desk/tasks`);
  const { tasks } = (await response.json()) as { tasks: { conversation: { sid: string } }[] };
  return tasks.some(({ conversation }) => conversation.sid === chat);
}

async function bodiesOf(chat: string): Promise<string[]> {
  const messages = await server.conversations.v1.conversations(chat).messages.list();
  return messages.map(({ body }) => body);
}

async function advance(hours: number): Promise<void> {
  const response = await fetch(`${demo.twilio}/_local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceMs: hours * 3_600_000 }),
  });
  expect(response.status).toBe(200);
}

test('a reader gets the bot until the trait is computed, then a person, and two days later the bot', async ({
  page,
}) => {
  const attributes = { from: '+14155552671', channel_type: 'web' };
  await readAs(page, attributes.from);
  const early = await startChat(attributes);
  await expect
    .poll(() => bodiesOf(early))
    .toEqual([expect.any(String), expect.stringMatching(reply)]);
  expect(await hasTask(early)).toBe(false);

  // One clock moves Segment, Twilio and Studio.
  await advance(8);
  const later = await startChat(attributes);
  await expect.poll(() => hasTask(later)).toBe(true);
  expect(await bodiesOf(later)).toHaveLength(1);

  await advance(49);
  const old = await startChat(attributes);
  await expect
    .poll(() => bodiesOf(old))
    .toEqual([expect.any(String), expect.stringMatching(reply)]);
  expect(await hasTask(old)).toBe(false);
});

test('without the phone where the flow reads it, a reader is not known: Flex gets everybody', async ({
  page,
}) => {
  await readAs(page, '+14155552672');
  const chat = await startChat({ pre_engagement_data: { friendlyName: '+14155552672' } });
  await expect.poll(() => hasTask(chat)).toBe(true);
  const [execution] = await server.studio.v2.flows(flowSid).executions.list({ limit: 1 });
  const steps = await server.studio.v2
    .flows(flowSid)
    .executions(execution?.sid ?? '')
    .steps.list();
  const taken = steps.map(({ transitionedFrom, name }) => `${transitionedFrom} ${name}`);
  expect(taken).toContain('profile_api failed');
});
