import { expect } from '@playwright/test';
import { test } from './shared-demo.ts';
import { readChatPage } from './widget-chat.ts';
import { openDesk } from './widget-desk.ts';

// The demo as it is started: the chat on the docs site, from its bubble to an agent's answer.

test('a reader opens the chat from the page, gives a phone there, and is answered by a person', async ({
  demo,
  page,
}) => {
  const phone = '+14155552677';
  await page.goto(`${demo.site}/docs/retries`);
  await page.getByRole('button', { name: 'Chat with support' }).click();
  const chat = readChatPage(page);
  await chat.form.phone.fill('(415) 555-2677');
  await chat.form.question.fill('My jobs are retried for ever.');
  await chat.form.start.click();
  await expect(chat.message('My jobs are retried')).toBeVisible();

  const desk = openDesk(demo.twilio);
  const isOurs = ({ attributes }: { attributes: object }) =>
    'from' in attributes && attributes.from === phone;
  await expect.poll(async () => (await desk.tasks()).some(isOurs)).toBe(true);
  const task = (await desk.tasks()).find(isOurs);
  const agent = await desk.accept({ conversationSid: task?.conversation?.sid ?? '' });
  expect(agent.task.attributes).toMatchObject({ routing: { reason: 'docs-read' } });
  await agent.say('Maya here.');
  await expect(chat.message('Maya here.')).toBeVisible();

  // The site knows the phone now, too: the chat and the tracker meet in the visitor record.
  await expect(page.locator('#phone-known')).toBeVisible();
  // A link exchanges the page under the chat.
  await page.locator('#site-nav').getByRole('link', { name: 'Webhooks', exact: true }).click();
  await expect(page).toHaveTitle('Webhooks · Millrace docs');
  await expect(chat.message('Maya here.')).toBeVisible();
  await chat.send('Thank you');
  await expect.poll(agent.transcript).toContain('visitor: Thank you');
});

test('the button of a page that was exchanged opens the chat too', async ({ demo, page }) => {
  await page.goto(`${demo.site}/docs/retries`);
  await page.locator('#site-nav').getByRole('link', { name: 'Webhooks', exact: true }).click();
  await expect(page).toHaveTitle('Webhooks · Millrace docs');
  await page.getByRole('button', { name: 'Chat with support' }).click();
  await expect(readChatPage(page).panel).toBeVisible();
});
