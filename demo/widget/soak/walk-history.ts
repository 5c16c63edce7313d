import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { ChatMessages } from '../../../packages/widget/src/panel/chat-messages.ts';

const limitMs = 90_000;

/**
 * Scrolls a tab up to its first message and down to its last, as a reader does. Gives the texts of all messages that were
 * drawn, in order; one twice that was drawn twice at a time.
 *
 * @example
 * const shown = await walkHistory(page);
 */
export async function walkHistory(page: Page): Promise<string[]> {
  const end = Date.now() + limitMs;
  while ((await page.evaluate(scrollUp)) && Date.now() < end) await wait(20);
  const shown = new Set<string>();
  const again: string[] = [];
  let isMoving = true;
  while (isMoving && Date.now() < end) {
    const bodies = await page.evaluate(readDrawn);
    const { size } = shown;
    for (const body of bodies) shown.add(body);
    again.push(...bodies.filter((body, place) => bodies.indexOf(body) < place));
    isMoving = (await page.evaluate(scrollDown)) || shown.size > size;
  }
  return [...shown, ...again];
}

// What follows runs on the page, each by itself.

/** To the first message; says whether there are more before it, or it is not there yet. */
async function scrollUp(): Promise<boolean> {
  const panel = document
    .querySelector('docent-chat')
    ?.shadowRoot?.querySelector('docent-chat-panel');
  const list = panel?.shadowRoot?.querySelector<ChatMessages>('docent-chat-messages');
  const scroller = list?.shadowRoot?.querySelector('.scroller');
  scroller?.scrollTo({ top: 0, behavior: 'instant' });
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return Boolean(list?.state.hasEarlier || scroller?.scrollTop);
}

function readDrawn(): string[] {
  const panel = document
    .querySelector('docent-chat')
    ?.shadowRoot?.querySelector('docent-chat-panel');
  const list = panel?.shadowRoot?.querySelector('docent-chat-messages')?.shadowRoot;
  return [...(list?.querySelectorAll('.bubble') ?? [])].map((one) => one.textContent.trim());
}

/** By less than a screen; says whether there is more below. */
async function scrollDown(): Promise<boolean> {
  const panel = document
    .querySelector('docent-chat')
    ?.shadowRoot?.querySelector('docent-chat-panel');
  const list = panel?.shadowRoot?.querySelector('docent-chat-messages')?.shadowRoot;
  const scroller = list?.querySelector('.scroller');
  if (!scroller) return false;
  scroller.scrollBy({ top: scroller.clientHeight * 0.7, behavior: 'instant' });
  // What is drawn for this place is there after two frames. Rows that go above take the place along.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight > 2;
}
