import { expect, test } from 'vitest';
import { openBrowser, settle } from './testing/open-browser.ts';

test('a message that comes just as the chat has started opens no second line', async () => {
  const browser = openBrowser();
  let goOn = (): void => {};
  const { writeStart } = browser.outbox;
  const outbox: typeof browser.outbox = {
    ...browser.outbox,
    async writeStart(start) {
      if (!start) await new Promise<void>((resolve) => (goOn = resolve));
      return writeStart(start);
    },
  };
  const { engine } = await browser.open({ fields: [], outbox });
  await engine.send('one');
  await settle();
  await engine.send('two');
  await settle();
  goOn();
  await settle();
  expect(browser.lines).toHaveLength(1);
  expect(browser.server.map(({ body }) => body)).toEqual(['one', 'two']);
});
