import { afterEach, beforeEach, expect, test, vi, type MockInstance } from 'vitest';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { toCounted } from './fill.ts';
import { replaceStrings } from './replace-strings.ts';

let warn: MockInstance<typeof console.warn>;

beforeEach(() => {
  warn = vi.spyOn(console, 'warn').mockReturnValue();
});

afterEach(() => vi.restoreAllMocks());

test('replaces any word, however deep', () => {
  const words = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') return `${path}!`;
    if (Array.isArray(value)) return value.map((_, place) => words('', `${path}.${place}`));
    const entries = Object.entries(value as object).filter(
      ([key]) => !['lang', 'dir'].includes(key),
    );
    return Object.fromEntries(entries.map(([key, text]) => [key, words(text, `${path}.${key}`)]));
  };
  const all = words(en, 'en') as object;
  expect(replaceStrings(en, all)).toEqual({ ...all, lang: 'en', dir: 'ltr' });
  expect(warn).not.toHaveBeenCalled();
});

test('changes nothing of ours', () => {
  const before = structuredClone(en);
  replaceStrings(en, {
    heading: 'Ask',
    form: { start: 'Go' },
    rating: { scores: ['1', '2', '3', '4', '5'] },
  });
  expect(en).toEqual(before);
});

test('merges the forms of a number', () => {
  const { newMessages } = replaceStrings(en, { newMessages: { other: '{count} fresh' } });
  expect(newMessages).toEqual({ one: '{count} new message', other: '{count} fresh' });
});

test('takes the form of a number that ours had no need of', () => {
  const strings = replaceStrings(ar, { newMessages: { many: 'M {count}' } });
  expect(toCounted({ ...strings, lang: 'ar-AE' }, strings.newMessages, 11)).toBe('M 11');
});

test.each([
  [{ lang: 'de' }, 'lang'],
  [{ dir: 'rtl' }, 'dir'],
  [{ headline: 'Ask' }, 'headline'],
  [{ heading: 5 }, 'heading'],
  [{ heading: '' }, 'heading'],
  [{ heading: null }, 'heading'],
  [{ heading: { other: 'Ask' } }, 'heading'],
  [{ newMessages: '{count} fresh' }, 'newMessages'],
  [{ newMessages: { several: 'x' } }, 'newMessages.several'],
  [{ form: { phoneProblem: { empty: [] } } }, 'form.phoneProblem.empty'],
  [{ form: 'x' }, 'form'],
  [{ rating: { scores: ['Bad', 'Good'] } }, 'rating.scores'],
  [{ rating: { scores: ['1', '2', '3', '4', 5] } }, 'rating.scores'],
  [JSON.parse('{ "__proto__": { "heading": "Ask" } }'), '__proto__'],
  [{ constructor: 'x' }, 'constructor'],
  [[], 'strings'],
  [7, 'strings'],
  ['"Ask"', 'strings'],
  [null, 'strings'],
])('leaves %j out, and names %s', (replaced, name) => {
  expect(replaceStrings(en, replaced)).toEqual(en);
  expect(warn).toHaveBeenCalledOnce();
  expect(warn.mock.calls[0]?.[0]).toContain(` ${name}. `);
});

test('warns once of many, and keeps what fits', () => {
  const wrong = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`k${at}`, 'x']));
  expect(replaceStrings(en, { ...wrong, heading: 'Ask' }).heading).toBe('Ask');
  expect(warn).toHaveBeenCalledOnce();
  expect(String(warn.mock.calls[0]?.[0]).length).toBeLessThan(500);
});
