import { expect, type Page } from '@playwright/test';
import { sign } from '../../packages/studio/examples/sign-identity/node.mjs';
import type { DemoProcess } from './demo-process.ts';
import { readChatPage, type ChatPage } from './widget-chat.ts';
import { openDesk, type DeskTask } from './widget-desk.ts';

/** A reader in the chat of the docs site. */
export interface Reader {
  readonly chat: ChatPage;
  readonly task: DeskTask;
}

/** Reads a doc, asks the bot without giving a phone, and then wants a person. The question tells the task from others. */
export async function askForPerson(
  demo: DemoProcess,
  { page, question }: { page: Page; question: string },
): Promise<Reader> {
  await page.goto(`${demo.site}/docs/webhooks`);
  await page.getByRole('button', { name: 'Chat with support' }).click();
  const chat = readChatPage(page);
  await chat.form.skip.click();
  await chat.send(question);
  // The bot answers before it is asked for a person.
  await expect.poll(async () => (await chat.bodies()).length).toBe(2);
  await chat.send('I want to talk to a person');
  return { chat, task: await findTask(demo, (task) => task.attributes['question'] === question) };
}

/** Waits for the one task that is meant. */
export async function findTask(
  { twilio }: DemoProcess,
  isMeant: (task: DeskTask) => boolean,
): Promise<DeskTask> {
  const desk = openDesk(twilio);
  const find = async () => (await desk.tasks()).find(isMeant);
  await expect.poll(find, { intervals: [50, 100] }).toBeDefined();
  const task = await find();
  if (!task) throw new Error('The task has gone.');
  return task;
}

/** Starts a chat as a page of the site does, of somebody who has read a doc; with a token, the phone is proven. */
export async function startChat(
  demo: DemoProcess,
  { phone, isVerified }: { phone: string; isVerified: boolean },
): Promise<DeskTask> {
  const key = { kid: 'demo-2026', secret: 'docent-demo-identity-secret-00000001' };
  const token = sign(phone, { ...key, audience: 'docs.millrace.example', name: 'Grace Hopper' });
  const doc = { title: 'Retries', url: `${demo.site}/docs/retries`, viewedAt: Date.now() };
  const response = await fetch(`${demo.functions}/start-chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: demo.site },
    body: JSON.stringify({
      visitor: { phone, name: 'Grace Hopper', email: 'grace@example.com' },
      question: 'Where is my job?',
      trail: [doc],
      ...(isVerified && { identityToken: token }),
      locale: 'de-AT',
      timeZone: 'Asia/Tokyo',
    }),
  });
  expect(response.status, await response.clone().text()).toBe(201);
  const { conversationSid } = (await response.json()) as { conversationSid: string };
  return findTask(demo, ({ conversation }) => conversation?.sid === conversationSid);
}

/** Reads a doc and says who reads; resolves when Segment knows. */
export async function readDocAs(
  demo: DemoProcess,
  { page, phone }: { page: Page; phone: string },
): Promise<void> {
  await page.goto(`${demo.site}/docs/retries`);
  await page.locator('#phone').fill(phone);
  await page.getByRole('button', { name: 'Share my reading' }).click();
  await expect(page.locator('#phone-known')).toBeVisible();
  const profiles = `${demo.segment}/v1/spaces/spa_docent_demo/collections/users/profiles`;
  const authorization = `Basic ${Buffer.from('docent-demo-profile-token:').toString('base64')}`;
  const url = `${profiles}/phone:${encodeURIComponent(phone)}/traits`;
  const readStatus = async () => (await fetch(url, { headers: { authorization } })).status;
  await expect.poll(readStatus).toBe(200);
}

/** Writes an SMS to the number of support. */
export async function sendSms(demo: DemoProcess, from: string, body: string): Promise<DeskTask> {
  const response = await fetch(`${demo.twilio}/_local/sms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from, to: '+14155550100', body }),
  });
  const { conversationSid } = (await response.json()) as { conversationSid: string };
  return findTask(demo, ({ conversation }) => conversation?.sid === conversationSid);
}
