import { expect, test } from 'vitest';
import { isWrong } from './is-wrong.ts';

test.each([
  ['functions-url', 'https://docent-1234-live.twil.io'],
  ['functions-url', 'http://127.0.0.1:3000/chat?x#y'],
  ['functions-url', '/chat'],
  ['functions-url', '/'],
  ['data-functions-url', '/chat'],
  ['functions-url', ''],
  ['form', 'everything'],
  ['heading', 'functions-url=a'],
  ['data-x', 'functions-url=a'],
])('%s=%j can be used', (name, value) => {
  expect(isWrong({ name, value })).toBe(false);
});

test.each([
  ['functions-url', 'docent-1234-live.twil.io'],
  ['functions-url', 'https:docent'],
  ['functions-url', 'ftp://a.example'],
  ['functions-url', 'javascript:alert(1)'],
  ['functions-url', 'https://a.example b'],
  ['functions-url', ' '],
  ['data-functions-url', 'chat'],
])('%s=%j cannot', (name, value) => {
  expect(isWrong({ name, value })).toBe(true);
});
