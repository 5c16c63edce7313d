import { afterEach, expect, test, vi } from 'vitest';
import { languages, loadStrings } from './load-strings.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.doUnmock('./de.ts');
  vi.doUnmock('./en.ts');
  vi.resetModules();
});

test.each([
  ['de', 'de', 'Senden'],
  ['de-CH', 'de-CH', 'Senden'],
  ['pt-BR', 'pt-BR', 'Enviar'],
  ['zh-Hans-CN', 'zh-Hans-CN', '发送'],
  ['zh', 'zh', '发送'],
  ['iw', 'he', 'שליחה'],
  ['en-GB', 'en-GB', 'Send'],
])(
  'speaks the language of a page in %s, and counts as its region does',
  async (locale, lang, send) => {
    expect(await loadStrings(locale)).toMatchObject({ lang, send });
  },
);

test.each([
  '',
  'xx',
  'sv-SE',
  'not a locale',
  'zh-TW',
  'zh-Hant',
  'constructor',
  'x'.repeat(10_000),
])('speaks English where it is asked for %.20j', async (locale) => {
  expect(await loadStrings(locale)).toMatchObject({ lang: 'en', dir: 'ltr', send: 'Send' });
});

test('has twelve languages, each of which is what it says', async () => {
  const all = await Promise.all(
    Object.entries(languages).map(async ([tag, load]) => [tag, (await load()).lang]),
  );
  expect(all).toHaveLength(12);
  for (const [tag, lang] of all) expect(lang).toBe(tag);
});

test('knows which languages run from right to left', async () => {
  const all = await Promise.all(Object.values(languages).map((load) => load()));
  expect(all.filter(({ dir }) => dir === 'rtl').map(({ lang }) => lang)).toEqual(['ar', 'he']);
  expect(all.every(({ dir }) => dir === 'rtl' || dir === 'ltr')).toBe(true);
});

test('speaks English where the file of a language cannot be had', async () => {
  vi.doMock('./de.ts', () => Promise.reject(new Error('offline')));
  const { loadStrings: load } = await import('./load-strings.ts');
  expect(await load('de')).toMatchObject({ lang: 'en', send: 'Send' });
});

test('rejects where English cannot be had either', async () => {
  for (const file of ['./de.ts', './en.ts'])
    vi.doMock(file, () => Promise.reject(new Error('offline')));
  const { loadStrings: load } = await import('./load-strings.ts');
  await expect(load('de')).rejects.toThrow(/mocking|offline/);
  await expect(load('en')).rejects.toThrow(/mocking|offline/);
});

test('takes words of the page over, in any language', async () => {
  const strings = await loadStrings(
    'de-CH',
    '{ "heading": "Frag uns", "form": { "start": "Los" } }',
  );
  expect(strings).toMatchObject({ lang: 'de-CH', heading: 'Frag uns', form: { start: 'Los' } });
  expect(strings.form.save).toBe('Speichern');
});

test.each(['{', 'Ask us', '{"heading"', '\u0000'])(
  'keeps its own words, and says so, where those of the page are %j',
  async (replaced) => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    expect(await loadStrings('en', replaced)).toMatchObject({ heading: 'Chat with us' });
    expect(warn).toHaveBeenCalledOnce();
  },
);

test('keeps its own words where those of the page throw', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const replaced = {
    get heading(): string {
      throw new Error('no');
    },
  };
  expect((await loadStrings('en', replaced)).heading).toBe('Chat with us');
  expect(warn).toHaveBeenCalledOnce();
});
