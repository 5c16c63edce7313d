import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { readChatPage, type ChatPage } from './widget-chat.ts';
import { chatAlone, openChat } from './widget-delivered.ts';
import { question } from './widget-start.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The chat as it is now, by every rule of axe for WCAG 2.2 AA and beyond. */
async function expectAccessible(page: Page, name: string): Promise<void> {
  const axe = new AxeBuilder({ page }).include('docent-chat').withTags(rules);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
  expect(await readSmallTargets(page), `${name}: targets under 24 px`).toEqual([]);
}

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  'light, 1280 px': { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  'dark, 320 px': { colorScheme: 'dark', viewport: { width: 320, height: 800 } },
  'forced colours': { forcedColors: 'active', viewport: { width: 1280, height: 800 } },
  'more contrast': { contrast: 'more', colorScheme: 'dark' },
  'a phone': { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  '400 % zoom': { viewport: { width: 320, height: 256 } },
};

// Each state is looked at by some ninety rules.
test.describe.configure({ timeout: 120_000 });

for (const [look, browser] of Object.entries(looks)) {
  test(`every part of the chat is accessible (${look})`, async ({ openDocs, desk }) => {
    const page = await openDocs('/docs/a', { browser });
    const chat = readChatPage(page);
    await expectAccessible(page, 'bubble');
    await chat.open();
    await expect(chat.form.country).toBeEnabled();
    await expectAccessible(page, 'form');
    await chat.form.phone.fill('12');
    await chat.form.start.click();
    await expect(chat.form.phone).toHaveAttribute('aria-invalid', 'true');
    await expectAccessible(page, 'form with errors');
    await chat.form.phone.fill('(415) 555-2671');
    await chat.form.question.fill(question);
    await chat.form.start.click();
    await eventually(chat.bodies).toContain(question);
    const agent = await desk.accept();
    await agent.say('Have you looked at https://docs.example/schedules?');
    await expect(chat.message('Have you looked')).toBeVisible();
    await expectAccessible(page, 'conversation');
    await checkEnd(page, chat);
  });
}

async function checkEnd(page: Page, chat: ChatPage): Promise<void> {
  await chat.panel.getByRole('button', { name: 'More' }).click();
  await expectAccessible(page, 'menu');
  await chat.panel.getByRole('button', { name: 'End chat' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expectAccessible(page, 'question before the end');
  await page.getByRole('alertdialog').getByRole('button', { name: 'End chat' }).click();
  await expect(page.getByText('You ended this chat.')).toBeVisible();
  await expectAccessible(page, 'ended');
}

test('so is what goes wrong, a message that has the focus, and the bot with its pages', async ({
  openDocs,
  control,
  network,
  watch,
}) => {
  watch.allow(networkProblems);
  const page = await openDocs('/docs/a', { page: chatAlone });
  const chat = await openChat(page);
  await expectAccessible(page, 'empty');
  await chat.send(question);
  await eventually(async () => (await chat.bodies()).length).toBe(2);
  await expectAccessible(page, 'bot');
  const path = '/Client/v2/Services/*/Conversations/*/Messages';
  await control('/faults', { path, method: 'POST', times: 1, status: 400, code: 50_511 });
  await chat.send('Once more');
  await expect(chat.message('Once more')).toContainText('Not sent');
  await chat.messageList.press('End');
  await expectAccessible(page, 'failed, with the focus on it');
  await network.goOffline(page.context());
  await expect(chat.status).toContainText('You are offline');
  await expectAccessible(page, 'offline');
});

test('so is a chat from right to left', async ({ openDocs }) => {
  const page = await openDocs('/docs/a', {
    page: { tracker: false, chat: { 'data-form': 'off', 'data-locale': 'ar' } },
  });
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await page.locator('docent-chat').getByRole('button').click();
  const composer = page.locator('docent-chat').getByRole('dialog').getByRole('textbox').last();
  await composer.fill(question);
  await expectAccessible(page, 'right to left, empty');
  await composer.press('Enter');
  await expect(page.locator('docent-chat').getByRole('listitem').nth(2)).toBeVisible();
  await expectAccessible(page, 'right to left');
});

/** What can be pressed and is lower or narrower than 24 px, but for links within text (WCAG 2.5.8). */
function readSmallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const roots: (Document | ShadowRoot)[] = [];
    const enter = (root: ShadowRoot | null | undefined) => {
      if (!root) return;
      roots.push(root);
      for (const element of root.querySelectorAll('*')) enter(element.shadowRoot);
    };
    enter(document.querySelector('docent-chat')?.shadowRoot);
    const all = roots.flatMap((root) => [
      ...root.querySelectorAll<HTMLElement>('button, select, input, textarea, a.card'),
    ]);
    const targets = all.map((one) => (one.matches('label > input') ? one.parentElement : one));
    return targets.flatMap((one) => {
      if (!one?.checkVisibility({ visibilityProperty: true })) return [];
      const { width, height } = one.getBoundingClientRect();
      return Math.min(width, height) < 24
        ? [`${one.outerHTML.slice(0, 80)} ${width}×${height}`]
        : [];
    });
  });
}
