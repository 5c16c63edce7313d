import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutText, toSafeJson } from './cut-text.ts';

describe('JSON in which no Liquid can be read', () => {
  test.each(['{{flow.sid}}', '{% raw %}', '{{{{', '\\{{', '{', '{"{{": "{%"}', '}} %}'])(
    'gives %j back as it was',
    (text) => {
      const json = toSafeJson({ text, list: [text], [text]: {} });
      expect(JSON.parse(json)).toEqual({ text, list: [text], [text]: {} });
      expect(json).not.toMatch(/\{[{%]/);
    },
  );

  test('whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = toSafeJson(value);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(json).not.toMatch(/\{[{%]/);
      }),
    );
  });
});

describe('a text that is cut', () => {
  test('stays as it is where it fits', () => {
    expect(cutText('Quickstart', 10)).toBe('Quickstart');
    expect(cutText('', 0)).toBe('');
  });

  test('ends in an ellipsis where it does not', () => {
    expect(cutText('Quickstart', 9)).toBe('Quicksta…');
    expect(cutText('How do I rotate', 8)).toBe('How do…');
  });

  test('is never cut inside of a character', () => {
    expect(cutText('👍👍👍', 5)).toBe('👍👍…');
    expect(cutText('👍👍👍', 4)).toBe('👍…');
  });

  test('counts what JSON makes of it', () => {
    expect(cutText('""""', 6)).toBe('""…');
    expect(cutText('{{{{', 20)).toBe('{{{…');
  });

  test('is as long as allowed at most, and is a beginning of what it was', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('{', '%', '"', '\\', '👍', 'a', ' ') }),
    );
    fc.assert(
      fc.property(texts, fc.nat(40), (text, size) => {
        const cut = cutText(text, size);
        expect(toSafeJson(cut).length - 2).toBeLessThanOrEqual(size);
        expect(text.startsWith(cut === text ? cut : cut.slice(0, -1))).toBe(true);
        expect(cut).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 1000 },
    );
  });
});
