import type { Browser } from '@playwright/test';
import type { Bench } from './bench-cloud.ts';
import { openVisit } from './browser.ts';
import { waitUntilIdle } from './devtools.ts';
import type { Row } from './row.ts';
import { toSpread } from './spread.ts';

const question = 'How do I run a job every night?';

/** How long a visitor waits in a first chat, from the click to the bot's answer; everything with a cold cache. */
export async function measureChat(
  browser: Browser,
  { site, marks, trials }: Pick<Bench, 'site' | 'marks'> & { readonly trials: number },
): Promise<Row[]> {
  const chats: Chat[] = [];
  for (let trial = 0; trial < trials; trial += 1) chats.push(await chat(browser, { site, marks }));
  const toRow = (what: string, read: (one: Chat) => number): Row => {
    const { median, p95, best } = toSpread(chats.map(read));
    const text = `${median.toFixed(0)} (best ${best.toFixed(0)}, p95 ${p95.toFixed(0)})`;
    return { what, value: median, text };
  };
  return [
    toRow('click → first message painted, ms', (one) => one.firstMs),
    toRow('Enter → own message painted, ms', (one) => one.ownMs),
    toRow('Enter → answer of the bot painted, SDK loaded meanwhile, ms', (one) => one.replyMs),
    toRow('  of it from the request of start-chat on, ms', (one) => one.startMs),
  ];
}

interface Chat {
  readonly firstMs: number;
  readonly ownMs: number;
  readonly replyMs: number;
  readonly startMs: number;
}

async function chat(
  browser: Browser,
  { site, marks: script }: Pick<Bench, 'site' | 'marks'>,
): Promise<Chat> {
  const { page, close } = await openVisit(browser);
  await page.addInitScript(script);
  await page.goto(`${site.origin}/docs/chat`);
  await page.waitForFunction(() => window.marks.bubble);
  await waitUntilIdle(page);
  await page.click('docent-chat button');
  await page.waitForFunction(() => window.marks.composer && window.marks.first);
  await page.keyboard.type(question);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => window.marks.reply);
  const marks = await page.evaluate(() => window.marks);
  const begun = await page.evaluate(() => {
    const all = performance.getEntriesByType('resource');
    return all.find(({ name }) => name.endsWith('/start-chat'))?.startTime;
  });
  await close();
  const after = (end = Number.NaN, start = Number.NaN): number => end - start;
  return {
    firstMs: after(marks.first, marks.click),
    ownMs: after(marks.own, marks.enter),
    replyMs: after(marks.reply, marks.enter),
    startMs: after(marks.reply, begun),
  };
}
