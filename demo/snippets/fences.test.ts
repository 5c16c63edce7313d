import { expect, test } from 'vitest';
import { readFences } from './fences.ts';

test('reads language, marks, code and place', () => {
  const text =
    'One\n\n```html run=tags\n<p>\n```\n\n```sh not-run="needs an account" a=b\ntwilio login\n```\n';
  expect(readFences(text)).toEqual([
    { language: 'html', marks: { run: 'tags' }, code: '<p>\n', line: 3 },
    {
      language: 'sh',
      marks: { 'not-run': 'needs an account', a: 'b' },
      code: 'twilio login\n',
      line: 7,
    },
  ]);
});

test('takes what has no language for text', () => {
  expect(readFences('```\nA → B\n```\n')).toEqual([]);
});
