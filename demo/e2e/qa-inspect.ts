import { expect, type Page } from '@playwright/test';
import { toInspectorUrl } from '../qa/server/api.ts';
import type { Journey } from '../qa/timeline/journey.ts';
import type { DemoProcess } from './demo-process.ts';
import { readChatPage, type ChatPage } from './widget-chat.ts';

/** Begins a chat on the docs site, as a visitor does who gives a phone; the phone is one of the US, as E.164. */
export async function chatAs(
  page: Page,
  { url, phone, question }: { url: string; phone: string; question: string },
): Promise<ChatPage> {
  await page.goto(url);
  const chat = readChatPage(page);
  await chat.open();
  await chat.form.phone.fill(phone);
  await chat.form.question.fill(question);
  await chat.form.start.click();
  await expect(chat.message(question)).toBeVisible();
  return chat;
}

/** Waits for the journey of a phone that is as it shall be. */
export async function journeyOf(
  { hub }: Pick<DemoProcess, 'hub'>,
  phone: string,
  isReady: (journey: Journey) => boolean = () => true,
): Promise<Journey> {
  let found: Journey | undefined;
  const read = async () => {
    const response = await fetch(
      `${hub}/api/demo/journeys/${encodeURIComponent(`phone:${phone}`)}`,
    );
    found = response.ok ? ((await response.json()) as Journey) : undefined;
    return found !== undefined && isReady(found);
  };
  await expect.poll(read, { message: `the journey of ${phone}` }).toBe(true);
  if (!found) throw new Error('There is no such journey.');
  return found;
}

/** Opens the inspector at a phone's journey. */
export async function openJourney(page: Page, hub: string, phone: string): Promise<void> {
  await page.goto(toInspectorUrl(hub, { world: 'demo', journey: `phone:${phone}` }));
}

/** Opens the inspector at the flow of a phone's journey. */
export async function openFlow(page: Page, hub: string, phone: string): Promise<void> {
  await openJourney(page, hub, phone);
  await page.getByRole('tab', { name: 'Flow' }).click();
}
