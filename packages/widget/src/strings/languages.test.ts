import { describe, expect, test } from 'vitest';
import { en } from './en.ts';
import { languages } from './load-strings.ts';
import { listTexts } from './testing/list-texts.ts';

const english = new Map(listTexts(en).map((one) => [one.key, one]));

// The same word in both languages.
const sameAsEnglish: Readonly<Record<string, readonly string[]>> = {
  de: ['chat', 'form.name', 'form.optional', 'rich.code'],
  fr: ['rich.code'],
  es: ['chat'],
  pt: ['chat'],
  it: ['chat'],
  nl: ['chat', 'rich.code'],
};

// What is written so in every language.
const latinWords = /\b(SMS|JSON|Enter)\b/g;

const scripts: Readonly<Record<string, RegExp>> = {
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  zh: /\p{Script=Han}/u,
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
};

// `other` is right for these numbers too: 0 and 11 to 99 are counted like 100.
const countedLikeOther: Readonly<Record<string, readonly string[]>> = { ar: ['zero', 'many'] };

const all = await Promise.all(Object.values(languages).map((load) => load()));

describe.each(all.map((strings) => [strings.lang, strings] as const))('in %s', (lang, strings) => {
  const texts = listTexts(strings);

  test('there is every text that English has, and no other', () => {
    expect(texts.map(({ key }) => key)).toEqual([...english.keys()]);
  });

  test('no text is empty, or has space around it or doubled in it', () => {
    const wrong = texts.filter(({ forms }) =>
      forms.some((form) => /^\s|\s$|\s\s/.test(form) || form === ''),
    );
    expect(wrong).toEqual([]);
  });

  test('each text has the holes of the English one', () => {
    for (const { key, text, forms } of texts) {
      const holes = holesOf(english.get(key)?.forms.at(-1) ?? '');
      // One and two can be said in words.
      const counted = typeof text === 'string' ? forms : [text.other, text.few, text.many];
      const filled = counted.filter((form) => form !== undefined);
      for (const form of filled) expect([key, ...holesOf(form)]).toEqual([key, ...holes]);
      for (const form of forms) expect(holes).toEqual(expect.arrayContaining([...holesOf(form)]));
    }
  });

  test('each number has its form', () => {
    const rules = new Intl.PluralRules(lang);
    const needed = new Set(Array.from({ length: 201 }, (_, count) => rules.select(count)));
    for (const { key, text } of texts) {
      // A text of which the grammar does not depend on the number has one form alone.
      if (typeof text === 'string' || Object.keys(text).length === 1) continue;
      const missing = [...needed].filter((rule) => !(rule in text));
      expect([key, ...missing]).toEqual([
        key,
        ...missing.filter((rule) => countedLikeOther[lang]?.includes(rule)),
      ]);
      for (const rule of Object.keys(text))
        expect(rules.resolvedOptions().pluralCategories).toContain(rule);
    }
  });

  test('sentences end where they do in English', () => {
    const wrong = texts.filter(({ key, forms }) => {
      const isSentence = english.get(key)?.forms[0]?.endsWith('.') ?? false;
      const end = isSentence ? /[.?。？؟]$/ : /[^.。]$/;
      return !forms.every((form) => end.test(form));
    });
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });

  test.skipIf(lang === 'en')('no text has stayed English', () => {
    const same = texts.filter(({ key, forms }) =>
      forms.some((form) => english.get(key)?.forms.includes(form)),
    );
    expect(same.map(({ key }) => key)).toEqual(sameAsEnglish[lang] ?? []);
  });

  test.skipIf(!scripts[lang])('every text is written in the script of the language', () => {
    for (const { key, forms } of texts) {
      for (const form of forms) {
        const words = form.replace(/\{\w+\}/g, '').replace(latinWords, '');
        expect([key, words]).toEqual([key, expect.not.stringMatching(/\p{Script=Latin}/u)]);
        expect([key, words]).toEqual([key, expect.stringMatching(scripts[lang] ?? /./)]);
      }
    }
  });
});

function holesOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).toSorted();
}
