import { expect, test } from 'vitest';
import { openBrowser, settle, type Browser } from './testing/open-browser.ts';

test('a message that comes just as the chat has started opens no second line', async () => {
  const browser = openBrowser();
  const { outbox, store } = slowDown(browser);
  const { engine } = await browser.open({ fields: [], outbox });
  store.hold('forgetStart');
  await engine.send('one');
  await settle();
  await engine.send('two');
  await settle();
  store.release();
  await settle();
  expect(browser.lines).toHaveLength(1);
  expect(browser.server.map(({ body }) => body)).toEqual(['one', 'two']);
});

test('a message that is looked up while the chat starts begins no second one', async () => {
  const browser = openBrowser();
  const { start } = browser.api;
  let answer = (): void => {};
  browser.api.start = async (request) => {
    await new Promise<void>((resolve) => (answer = resolve));
    return start(request);
  };
  const { outbox, store } = slowDown(browser);
  const { engine } = await browser.open({ fields: [], outbox });
  await engine.send('one');
  await settle();
  store.hold('read', 'forgetStart');
  await engine.send('two');
  await settle();
  answer();
  await settle();
  store.release('read');
  await settle();
  answer();
  store.release();
  await settle();
  expect(browser.started).toHaveLength(1);
  expect(browser.lines).toHaveLength(1);
  expect(browser.server.map(({ body }) => body)).toEqual(['one', 'two']);
});

type Call = 'read' | 'forgetStart';

/** An outbox whose calls take as long as a test wants. */
function slowDown({ outbox }: Pick<Browser, 'outbox'>) {
  const held = new Set<Call>();
  const waiting: { call: Call; goOn: () => void }[] = [];
  const wait = (call: Call): Promise<void> =>
    new Promise((goOn) => void (held.has(call) ? waiting.push({ call, goOn }) : goOn()));
  return {
    outbox: {
      ...outbox,
      read: () => wait('read').then(outbox.read),
      writeStart: (start: Parameters<typeof outbox.writeStart>[0]) =>
        (start ? Promise.resolve() : wait('forgetStart')).then(() => outbox.writeStart(start)),
    },
    store: {
      hold: (...calls: Call[]) => calls.forEach((call) => held.add(call)),
      release(...calls: Call[]) {
        const isMeant = (call: Call): boolean => calls.length === 0 || calls.includes(call);
        for (const call of held) if (isMeant(call)) held.delete(call);
        for (const { call, goOn } of waiting) if (isMeant(call)) goOn();
      },
    },
  };
}
