import type { Page } from '@playwright/test';
import { readChatPage } from './widget-chat.ts';
import { chatAlone, readDelivered } from './widget-delivered.ts';
import { isFocusInChat, openKeyboard } from './widget-focus.ts';
import { question } from './widget-start.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';

// The whole journey without a mouse: at each step it is asserted where the focus is, as a screen reader hears it.

/** A message of the bot with a card that leads to another page of the site. */
function toAnswer(page: Page) {
  const url = new URL('/docs/b', page.url()).href;
  const links = [{ title: 'Schedules', section: 'Every night', url }];
  return {
    author: 'bot',
    body: 'Have a look at this page.',
    attributes: { type: 'docs_links', links },
  };
}

test('from the first Tab on a page to a chat that is rated, begun anew and closed', async ({
  openDocs,
  control,
  onlyChat,
  desk,
}) => {
  const page = await openDocs('/docs/a');
  const chat = readChatPage(page);
  const keys = await openKeyboard(page);
  await keys.goTo('button "Chat"');
  await keys.press('Enter');

  // The form, with an error that is corrected.
  await keys.expectAt(/^textbox "Phone/);
  await keys.type('12');
  await keys.press('Enter');
  await expect(chat.form.phone).toHaveAttribute('aria-invalid', 'true');
  await keys.expectAt(/^textbox "Phone/);
  await eventually(async () => (await keys.readAll()).description).toMatch(/number|country/);
  await keys.press('Control+a');
  await keys.type('(415) 555-2671');
  await keys.goTo(/^textbox "How can we help/);
  await keys.type(question);
  await keys.goTo('button "Start chat"');
  await keys.press('Enter');
  await keys.expectAt('textbox "Message"');
  await eventually(() => readDelivered(chat)).toContain(question);

  // The history is one stop; arrows go from message to message.
  const { sid } = await onlyChat();
  await control(`/conversations/${sid}/messages`, toAnswer(page));
  await expect(chat.message('Have a look')).toBeVisible();
  await keys.expectAt('textbox "Message"');
  await keys.goTo('region "Messages"', 'Shift+Tab');
  expect((await keys.readAll()).description).toContain('Arrow keys');
  await keys.press('ArrowUp');
  await keys.expectAt(/^listitem "Docs assistant: Have a look at this page\. .*Schedules/);
  await keys.goTo(new RegExp(`^listitem "You: ${question.slice(0, 12)}`), 'ArrowUp');
  await keys.press('End');
  await keys.expectAt(/^listitem "Docs assistant: Have a look/);

  // Into the message, to the page of the docs, and back.
  await keys.press('Enter');
  await keys.expectAt(/^link "Schedules/);
  await keys.press('Escape');
  await keys.expectAt(/^listitem "Docs assistant/);
  await keys.press('Escape');
  await keys.expectAt('textbox "Message"');
  await keys.goTo('region "Messages"', 'Shift+Tab');
  await keys.press('ArrowUp', 'Enter', 'Enter');
  await page.waitForURL('**/docs/b');
  await expect(chat.message('Have a look')).toBeVisible();
  await keys.goTo('link "A"');
  await keys.press('Enter');
  await page.waitForURL('**/docs/a');
  await expect(chat.message('Have a look')).toBeVisible();
  await keys.goTo('button "Chat"');
  await keys.goTo('textbox "Message"');

  // The menu, and the question before an end.
  await keys.goTo('button "More"', 'Shift+Tab');
  await keys.press('Enter');
  await keys.expectAt('button "More"');
  await keys.goTo('button "End chat"');
  await keys.press('Escape');
  await keys.expectAt('button "More"');
  await keys.press('Enter');
  await keys.goTo('button "End chat"');
  await keys.press('Enter');
  await keys.expectAt('button "Go on chatting"');
  await keys.press('Escape');
  await keys.expectAt('button "More"');
  await keys.press('Enter');
  await keys.goTo('button "End chat"');
  await keys.press('Enter');
  await keys.expectAt('button "Go on chatting"');
  await keys.press('Tab');
  await keys.expectAt('button "End chat"');
  await keys.press('Enter');
  await keys.expectAt('button "Start a new chat"');

  // How it was, then anew, and out.
  await keys.goTo(/^radio "/);
  await keys.press('ArrowRight', 'ArrowRight', 'ArrowRight');
  await keys.expectAt('radio "Good"');
  await keys.goTo('button "Send rating"');
  await keys.press('Enter');
  await expect(chat.panel).toContainText('Thank you!');
  expect(await isFocusInChat(page)).toBe(true);
  await keys.goTo('button "Start a new chat"', 'Shift+Tab');
  await keys.press('Enter');
  await eventually(() => isFocusInChat(page)).toBe(true);
  await keys.expectAt(/^textbox "/);
  await keys.press('Escape');
  await keys.expectAt('button "Chat"');
  expect((await desk.tasks()).length).toBeLessThanOrEqual(1);
});

test('a message that failed is sent again from the history, and the focus stays in it', async ({
  openDocs,
  control,
  onlyChat,
  watch,
}) => {
  watch.allow(networkProblems);
  const page = await openDocs('/docs/a', { page: chatAlone });
  const chat = readChatPage(page);
  const keys = await openKeyboard(page);
  await keys.goTo('button "Chat"');
  await keys.press('Enter');
  await keys.expectAt('textbox "Message"');
  await keys.type(question);
  await keys.press('Enter');
  await eventually(async () => (await chat.bodies()).length).toBeGreaterThan(1);
  await control('/faults', {
    path: '/Client/v2/Services/*/Conversations/*/Messages',
    method: 'POST',
    times: 1,
    status: 400,
    code: 50_511,
  });
  await keys.type('Once more');
  await keys.press('Enter');
  await expect(chat.message('Once more')).toContainText('Not sent');
  await keys.goTo('region "Messages"', 'Shift+Tab');
  await keys.press('End');
  await keys.expectAt(/^listitem "You: Once more.*Not sent/);
  await keys.press('Enter');
  await keys.expectAt('button "Try again"');
  await keys.press('Enter');
  await expect(chat.message('Once more')).toContainText('Sent');
  await eventually(() => isFocusInChat(page)).toBe(true);
  const { messages } = await onlyChat();
  expect(messages.filter(({ body }) => body === 'Once more')).toHaveLength(1);
});

test('all of it is there at 400 % zoom: the composer in sight, nothing wider than the screen', async ({
  openDocs,
  control,
  onlyChat,
}) => {
  const browser = { viewport: { width: 320, height: 256 } };
  const page = await openDocs('/docs/a', { page: chatAlone, browser });
  const chat = readChatPage(page);
  const keys = await openKeyboard(page);
  await keys.goTo('button "Chat"');
  await keys.press('Enter');
  await chat.send(question);
  await eventually(async () => (await chat.bodies()).length).toBeGreaterThan(1);
  const { sid } = await onlyChat();
  await control(`/conversations/${sid}/messages`, toAnswer(page));
  await expect(chat.message('Have a look')).toBeVisible();
  await expect(chat.composer).toBeInViewport({ ratio: 1 });
  await chat.composer.focus();
  await keys.goTo('region "Messages"', 'Shift+Tab');
  for (let step = 0; step < 6; step += 1) {
    await keys.press('ArrowUp');
    expect(await isFocusSeen(page), await keys.read()).toBe(true);
  }
  await expect(chat.composer).toBeInViewport({ ratio: 1 });
  const wide = await page.evaluate(() => {
    const list = document.querySelector('docent-chat')?.shadowRoot;
    const panel = list?.querySelector('docent-chat-panel');
    const scroller = panel?.shadowRoot?.querySelector('docent-chat-messages')?.shadowRoot;
    const inner = scroller?.querySelector('.scroller');
    return [document.documentElement, panel, inner].map((one) =>
      one ? one.scrollWidth - one.clientWidth : -1,
    );
  });
  expect(wide).toEqual([0, 0, 0]);
});

/** Whether at least a part of what has the focus is on the screen with nothing above it. */
function isFocusSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    let root: Document | ShadowRoot = document;
    while (root.activeElement?.shadowRoot) root = root.activeElement.shadowRoot;
    const focused = root.activeElement;
    if (!focused) return false;
    const { left, right, top, bottom } = focused.getBoundingClientRect();
    // Of a message that is higher than the screen, what is on it.
    const [from, to] = [Math.max(0, top), Math.min(innerHeight, bottom)];
    const parts = Array.from({ length: 20 }, (_, place) => (place + 0.5) / 20);
    return parts.some((part) => {
      const y = from + (to - from) * part;
      const found = root.elementFromPoint((left + right) / 2, y);
      return found !== null && (found === focused || focused.contains(found));
    });
  });
}
