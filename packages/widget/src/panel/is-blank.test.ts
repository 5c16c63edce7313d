import { expect, test } from 'vitest';
import { isBlank } from './is-blank.ts';

test.each(['', ' \n', '\u200b\u202e', '\u2800', '\u3164', '\ufeff\u00ad'])(
  'sees nothing in %j',
  (text) => {
    expect(isBlank(text)).toBe(true);
  },
);

test.each(['a', '.', '漢', '😀', '\u202ea'])('sees something in %j', (text) => {
  expect(isBlank(text)).toBe(false);
});
