import { beforeEach, expect, test } from 'vitest';
import { openBrowser, settle, type Browser } from './testing/open-browser.ts';

let browser: Browser;

beforeEach(() => {
  localStorage.clear();
  browser = openBrowser();
});

/** A chat that runs. */
async function talk() {
  const tab = await browser.open({ fields: [] });
  await tab.engine.send('Hello');
  await settle();
  const endings = () => tab.emitted.filter(([name]) => name === 'ended');
  return { ...tab, endings };
}

/** The chat closes, and the answer to who wanted that comes later. */
function closeBeforeAnswer(answer: Promise<void>): void {
  browser.api.end = async () => {
    browser.lines[0]?.events.onOver('by-team');
    await answer;
  };
}

test('an end that cannot be had now leaves the chat as it is', async () => {
  const { engine, endings } = await talk();
  browser.api.end = async () => {
    throw new Error('down');
  };
  expect(await engine.end()).toBe(false);
  expect(engine.read().phase).toBe('open');
  browser.lines[0]?.events.onOver('by-team');
  expect(endings()).toEqual([['ended', { by: 'team' }]]);
});

test.each([
  ['comes', () => Promise.resolve()],
  ['is lost', () => Promise.reject(new Error('down'))],
])(
  'an end that is heard before its answer is the visitor’s, told once, if that %s',
  async (_, answer) => {
    const { engine, endings } = await talk();
    const seen = new Set<string | undefined>();
    engine.subscribe(({ ending }) => void seen.add(ending));
    closeBeforeAnswer(answer());
    expect(await engine.end()).toBe(true);
    await settle();
    expect([...seen]).toEqual(['by-visitor']);
    expect(endings()).toEqual([['ended', { by: 'visitor' }]]);
  },
);

test('the end of the next chat is told by who ended that one', async () => {
  const { engine, endings } = await talk();
  closeBeforeAnswer(Promise.resolve());
  await engine.end();
  engine.startAnew();
  await engine.send('Again');
  await settle();
  browser.lines.at(-1)?.events.onOver('by-team');
  expect(endings()).toEqual([
    ['ended', { by: 'visitor' }],
    ['ended', { by: 'team' }],
  ]);
});
