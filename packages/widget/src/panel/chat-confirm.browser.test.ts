import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { en } from '../strings/en.ts';
import { focusName, focusPath, openChat } from './testing/open-chat.ts';

afterEach(() => document.body.replaceChildren());

const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('alertdialog');

async function askToEnd() {
  const chat = await openChat({ state: { phase: 'open', line: 'up' } });
  await userEvent.click(button('More'));
  await userEvent.click(button('End chat'));
  await expect.element(dialog()).toBeVisible();
  return { ...chat, ends: () => chat.engine.calls.filter(([name]) => name === 'end').length };
}

test('asks before it ends the chat, with the focus on the choice that ends nothing', async () => {
  const { panel, ends } = await askToEnd();
  expect(ends()).toBe(0);
  await expect.poll(focusName).toBe('Go on chatting');
  expect(panel.shadowRoot?.querySelector('.all')?.hasAttribute('inert')).toBe(true);
});

test.each(['{Escape}', '{Enter}'])('goes on chatting with %s', async (key) => {
  const { closes, ends } = await askToEnd();
  await userEvent.keyboard(key);
  await expect.element(dialog()).not.toBeInTheDocument();
  await expect.poll(focusName).toBe('More');
  expect([closes(), ends()]).toEqual([0, 0]);
});

test('ends the chat once, however often it is pressed', async () => {
  const { engine, ends } = await askToEnd();
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(button('End chat')).toHaveAttribute('aria-disabled', 'true');
  await userEvent.keyboard('{Enter}');
  expect(ends()).toBe(1);
  engine.set({ phase: 'ended', ending: 'by-visitor' });
  await expect.element(dialog()).not.toBeInTheDocument();
  await expect.element(page.getByText(en.ended['by-visitor'])).toBeVisible();
  await expect.poll(focusPath).toBe('panel status button');
});

test('says that the chat could not be ended, and lets it be tried again', async () => {
  const { engine, ends } = await askToEnd();
  await userEvent.click(button('End chat'));
  engine.answerEnd(false);
  await expect.element(dialog().getByText(en.endFailed)).toBeVisible();
  await userEvent.click(button('End chat'));
  expect(ends()).toBe(2);
});

test('says nothing of a failure to somebody who has turned away', async () => {
  const { engine, panel } = await askToEnd();
  await userEvent.click(button('End chat'));
  await userEvent.click(button('Go on chatting'));
  engine.answerEnd(false);
  await new Promise((resolve) => setTimeout(resolve));
  await panel.updateComplete;
  await expect.element(dialog()).not.toBeInTheDocument();
});

test('goes away when the team ends the chat meanwhile', async () => {
  const { engine } = await askToEnd();
  engine.set({ phase: 'ended', ending: 'by-team' });
  await expect.element(dialog()).not.toBeInTheDocument();
});

test('has a menu that Esc closes alone', async () => {
  const { closes } = await openChat({ state: { phase: 'open', line: 'up' } });
  await userEvent.click(button('More'));
  await expect.element(button('End chat')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(button('End chat')).not.toBeInTheDocument();
  expect(closes()).toBe(0);
  await userEvent.keyboard('{Escape}');
  expect(closes()).toBe(1);
});

test('has a menu that closes when the focus leaves it', async () => {
  await openChat({ state: { phase: 'open', line: 'up' } });
  await userEvent.click(button('More'));
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  await expect.element(button('End chat')).not.toBeInTheDocument();
});
