import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createConceal } from './conceal.ts';

const secret = 'k9X2-mQ7z/Lp4+Rt8W';
const conceal = createConceal([secret, 'abc']);

test.each([
  ['the whole secret', `The token ${secret} is wrong.`, 'The token … is wrong.'],
  ['eight characters of it', `It begins with ${secret.slice(0, 8)}.`, 'It begins with ….'],
  ['a part in its middle', `…${secret.slice(4, 14)}!`, '……!'],
  ['a short secret only whole', 'abc and ab', '… and ab'],
  ['it within a URL', `?token=${encodeURIComponent(secret)}&a=1`, '?token=…&a=1'],
  ['several of them', `${secret} ${secret}`, '… …'],
])('blackens %s', (_, text, shown) => {
  expect(conceal(text)).toBe(shown);
});

test.each(['seven: k9X2-mQ', 'Nothing of it.', ''])('leaves "%s" as it is', (text) => {
  expect(conceal(text)).toBe(text);
});

test('blackens it in the Authorization header of a request that is quoted', () => {
  for (const user of ['AC1', 'AC12', 'AC123', '']) {
    const header = Buffer.from(`${user}:${secret}`).toString('base64');
    const middle = Buffer.from(`${user}:${secret}`).toString('base64').slice(6, -4);
    expect(conceal(`Basic ${header}`)).not.toContain(middle.slice(0, 8));
    expect(conceal(`Basic ${header}`)).not.toContain(middle.slice(-8));
  }
});

test('shows no eight characters in a row of any secret, wherever it stands', () => {
  const text = fc.string({ minLength: 8, maxLength: 40 });
  fc.assert(
    fc.property(text, fc.string(), fc.string(), (hidden, before, after) => {
      // The mark by which it is blackened may be part of a random secret.
      fc.pre(!hidden.includes('…'));
      const shown = createConceal([hidden])(`${before}${hidden}${after}`);
      for (let at = 0; at + 8 <= hidden.length; at += 1)
        expect(shown.includes(hidden.slice(at, at + 8))).toBe(false);
    }),
  );
});
