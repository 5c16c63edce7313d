import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { openDesk } from '../../e2e/widget-desk.ts';
import { post, type Cloud } from '../../e2e/widget-cloud.ts';
import type { Bench } from './bench-cloud.ts';
import { openVisit } from './browser.ts';
import { readHeapMB, waitUntilIdle } from './devtools.ts';
import type { Row } from './row.ts';

interface HourOptions extends Pick<Bench, 'site' | 'cloud' | 'marks'> {
  /** Of both sides together. */
  readonly messages: number;
}

const quarters = 4;
const atOnce = 25;
const giveUpMs = 60_000;
/** Heap that a garbage collection may leave more at the end than after the first quarter, of it. */
const mostGrowth = 0.1;

/** What an hour's chat leaves in memory: the real chat against the local cloud, at full speed. */
export async function measureHour(
  browser: Browser,
  { site, cloud, marks, messages }: HourOptions,
): Promise<Row[]> {
  if (messages === 0) return [];
  const { page, session, close } = await openVisit(browser);
  await page.addInitScript(marks);
  await page.goto(`${site.origin}/docs/chat`);
  const agent = await askForAgent(page, cloud);
  const heapsMB = [await readRested()];
  for (let quarter = 0; quarter < quarters; quarter += 1) {
    await talk(page, { agent, count: Math.ceil(messages / quarters / 2) });
    heapsMB.push(await readRested());
  }
  await close();
  const [, first = Number.NaN] = heapsMB;
  const growth = (heapsMB.at(-1) ?? Number.NaN) / first - 1;
  const text = heapsMB.map((one) => one.toFixed(2)).join(' ');
  return [
    { what: `heap at the quarters of ${messages} messages, MB`, value: first, text },
    {
      what: '  growth from the first quarter to the last, %',
      value: growth * 100,
      digits: 1,
      most: mostGrowth * 100,
    },
  ];

  async function readRested(): Promise<number> {
    await waitUntilIdle(page, 1000);
    return readHeapMB(session);
  }
}

/** The other side: says something, and knows how many messages the chat has. */
interface Agent {
  say(body: string): Promise<unknown>;
  count(): number;
}

/** Begins a chat, and gets a person into it. */
async function askForAgent(page: Page, cloud: Cloud): Promise<Agent> {
  await page.click('docent-chat button');
  await page.waitForFunction(() => window.marks.composer);
  await page.keyboard.type('I want to talk to a person');
  await page.keyboard.press('Enter');
  const desk = openDesk(cloud.twilio.origin);
  const findTask = async () => (await desk.tasks()).at(-1);
  await until(async () => (await findTask())?.conversation != null, 'no task for the agents');
  const task = await findTask();
  const { origin, store } = cloud.twilio;
  const path = `/desk/tasks/${task?.sid}`;
  await post(origin, `${path}/accept`, { worker: 'agent.maya' });
  return {
    say: (body) => post(origin, `${path}/messages`, { body }),
    count: () => store.messagesOf(task?.conversation?.sid ?? '').length,
  };
}

/** Each side says so many things, and sees what the other said. */
async function talk(page: Page, { agent, count }: { agent: Agent; count: number }): Promise<void> {
  for (let said = 0; said < count; said += atOnce) {
    const due = agent.count() + 2 * Math.min(atOnce, count - said);
    const texts = Array.from({ length: Math.min(atOnce, count - said) }, (_, index) =>
      toText(said + index),
    );
    const visitor = page.evaluate(sendAll, texts);
    for (const text of texts) await agent.say(`Answer: ${text}`);
    await visitor;
    await until(async () => agent.count() >= due, 'messages that did not arrive');
  }
}

function toText(index: number): string {
  return `${index} ${'and what becomes of the job when the machine is down? '.repeat(1 + (index % 3))}`;
}

/** Runs on the page. */
async function sendAll(texts: readonly string[]): Promise<void> {
  const { docent } = window as unknown as {
    docent: { chat: { send(text: string): Promise<{ ok: boolean }> } };
  };
  for (const text of texts)
    if (!(await docent.chat.send(text)).ok) throw new Error('The chat refused a message.');
}

async function until(isSo: () => Promise<boolean>, otherwise: string): Promise<void> {
  const end = performance.now() + giveUpMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited a minute: ${otherwise}.`);
    await wait(20);
  }
}
