import { expect, test } from 'vitest';
import { isUsable } from './is-usable.ts';

test.each([
  ['form', 'off'],
  ['form', 'phone'],
  ['form', 'phone*  name question*'],
  ['form', 'name phone'],
  ['form', ''],
  ['country', 'US'],
  ['country', 'de'],
  ['position', 'start'],
  ['locale', 'zh-Hant-TW'],
  ['locale', 'de-CH-1996'],
  ['socket-url', 'ws://127.0.0.1:9000/v3'],
  ['socket-url', 'http://127.0.0.1:9000'],
  ['theme', 'dark'],
  ['density', 'compact'],
  ['mode', 'inline'],
  ['mode', ''],
  ['heading', 'dark'],
])('%s=%j can be used', (name, text) => {
  expect(isUsable(name, text)).toBe(true);
});

test.each([
  ['form', 'on'],
  ['form', 'phone,name'],
  ['form', 'phonename'],
  ['form', 'phone email'],
  ['form', 'phone phone'],
  ['form', 'off phone'],
  ['form', '*'],
  ['country', 'USA'],
  ['country', 'U'],
  ['country', '49'],
  ['position', 'left'],
  ['position', 'END'],
  ['locale', 'en_GB'],
  ['locale', 'e'],
  ['locale', 'english language'],
  ['socket-url', '127.0.0.1:9000'],
  ['socket-url', 'ws://'],
  ['theme', 'blue'],
  ['density', 'tight'],
  ['mode', 'inline block'],
])('%s=%j cannot', (name, text) => {
  expect(isUsable(name, text)).toBe(false);
});
