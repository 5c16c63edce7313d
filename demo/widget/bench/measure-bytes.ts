import type { Browser } from '@playwright/test';
import type { Bench } from './bench-cloud.ts';
import type { SentFile } from './bench-site.ts';
import { openVisit } from './browser.ts';
import { waitUntilIdle } from './devtools.ts';
import { peers } from './peers.ts';
import type { Row } from './row.ts';

const loadMs = 1500;
// The composer does not wait for it. When it arrives is chance: to be sure what else is needed, it is kept away.
const list = '**/docent-chat-conversation-parts-*';

interface Visited {
  /** Is asked, and the bot's answer waited for. */
  readonly question?: string;
  readonly isWithoutList?: boolean;
}

/** How many bytes, with brotli, and how many requests each step of a visit takes. */
export async function measureBytes(
  browser: Browser,
  { site, chatFile, marks }: Bench,
): Promise<Row[]> {
  const composer = await visit('/docs/chat', { isWithoutList: true });
  const known = await visit('/docs/chat');
  const form = await visit('/docs/form');
  const chat = await visit('/docs/chat', { question: 'How do I run a job every night?' });
  const isSdk = ({ name }: SentFile) => name.includes('-twilio-');
  const isPhones = ({ name }: SentFile) => name.includes('-phone-library-');
  const own = [...chat, ...form].filter(({ name }, index, all) => {
    const isFirst = all.findIndex((one) => one.name === name) === index;
    return isFirst && !isSdk({ name, bytes: 0 }) && !isPhones({ name, bytes: 0 });
  });
  const bubble = known.filter(({ name }) => name === chatFile);
  return [
    toKB('bubble, kB', bubble, { most: 2, peers: peers.bubbleKB }),
    {
      what: 'bubble, requests',
      value: known.beforeClick,
      most: 1,
      peers: peers.bubbleRequests,
    },
    toKB('panel, until the composer takes typing, kB more', composer.slice(1), {
      most: 20,
      peers: peers.panelKB,
    }),
    toKB('panel, with its list of messages, kB more', known.slice(1), { most: 20 }),
    toKB(
      'panel with the form, without phones, kB more',
      form.filter((one) => !isPhones(one)).slice(1),
    ),
    toKB('the whole chat, bubble and form included, without SDK and phones, kB', own),
    toKB('Conversations SDK, kB', chat.filter(isSdk), { most: 75, peers: peers.sdkKB }),
    toKB('phones, kB', form.filter(isPhones)),
  ];

  async function visit(path: string, { question, isWithoutList }: Visited = {}) {
    const { page, close } = await openVisit(browser);
    const from = site.sent.length;
    await page.addInitScript(marks);
    if (isWithoutList) await page.route(list, (route) => route.abort());
    await page.goto(site.origin + path);
    await page.waitForFunction(() => window.marks.bubble);
    await waitUntilIdle(page);
    const beforeClick = site.sent.length - from;
    await page.locator('docent-chat button').first().click();
    if (isWithoutList || question) await page.waitForFunction(() => window.marks.composer);
    if (question) {
      await page.keyboard.type(question);
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => window.marks.reply);
    }
    await page.waitForTimeout(loadMs);
    await close();
    return Object.assign(site.sent.slice(from), { beforeClick });
  }
}

function toKB(what: string, files: readonly SentFile[], more: Partial<Row> = {}): Row {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const text = `${(bytes / 1000).toFixed(2)} in ${files.length}`;
  return { what, value: bytes === 0 ? Number.NaN : bytes / 1000, text, ...more };
}
