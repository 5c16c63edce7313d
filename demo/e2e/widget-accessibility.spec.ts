import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readChatPage } from './widget-chat.ts';
import { eventually, expect, test } from './widget-test.ts';

/** The page with the chat on it, by every rule of axe. */
async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('docent-chat').analyze();
  expect(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 320],
] as const) {
  test(`every part of the chat is accessible (${colorScheme}, ${width} px)`, async ({
    openDocs,
    desk,
  }) => {
    const browser = { colorScheme, viewport: { width, height: 800 } };
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
    await chat.form.question.fill('How do I run a job every night?');
    await chat.form.start.click();
    await eventually(chat.bodies).toContain('How do I run a job every night?');
    const agent = await desk.accept();
    await agent.say('Have you looked at https://docs.example/schedules?');
    await expect(chat.message('Have you looked')).toBeVisible();
    await expectAccessible(page, 'conversation');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'End chat' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await expectAccessible(page, 'question before the end');
    await page.getByRole('alertdialog').getByRole('button', { name: 'End chat' }).click();
    await expect(page.getByText('You ended this chat.')).toBeVisible();
    await expectAccessible(page, 'ended');
  });
}
