import { afterEach, describe, expect, test } from 'vitest';
import { closePages, openPage, pause, right } from './testing/open-page.ts';

afterEach(closePages);

describe('wrong options', () => {
  test.each([
    [{}, 'functions-url has to be the address'],
    [{ functionsUrl: '' }, 'functions-url has to be the address'],
    [{ functionsUrl: 'docent-1234-live.twil.io' }, 'data-functions-url has to be the address'],
    [{ functionsUrl: 'a', form: 'phone, name' }, 'data-form has to be "off"'],
  ])('%j leave the page as it is, with one error that names the fix', async (options, sentence) => {
    const page = await openPage();
    const chat = await page.add(options);
    const answers = await Promise.all([
      chat.open(),
      chat.close(),
      chat.toggle(),
      chat.send('hello'),
      chat.setContext({}),
      chat.on('open', () => {}),
    ]);
    await expect.poll(() => page.errors).toHaveLength(1);
    await pause();
    expect(page.errors).toHaveLength(1);
    expect(page.errors[0]).toContain(sentence);
    expect(page.bubble()).toBe(null);
    expect(page.told).toEqual([]);
    expect(answers[3]).toMatchObject({ ok: false, reason: 'off' });
    expect(answers[5]).toBeInstanceOf(page.window.Function);
    expect(page.document.elementFromPoint(550, 350)).not.toBe(page.element());
  });

  test('are put right by destroy and another call', async () => {
    const page = await openPage();
    const chat = await page.add({});
    await chat.destroy();
    expect(page.element()).toBe(null);
    await page.add(right);
    expect(page.bubble()).not.toBe(null);
  });

  test('are all told at once', async () => {
    const page = await openPage();
    await page.add({ country: 'Germany', position: 'left' });
    await expect.poll(() => page.errors).toHaveLength(1);
    for (const name of ['functions-url', 'country', 'position'])
      expect(page.errors[0]).toContain(`${name} has to be`);
  });
});
