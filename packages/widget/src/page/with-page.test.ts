import { jsonSize } from '@docent/identity/json-size';
import { expect, test } from 'vitest';
import { withPage } from './with-page.ts';

const page = { title: 'Retries', url: 'https://docs.example/retries' };
const bytes = (text: string) => new TextEncoder().encode(text).length;

test('puts the page below the words, for people and for programs', () => {
  const about = { ...page, heading: 'Back off', code: 'await retry();' };
  expect(withPage('Why?', about)).toEqual({
    body: 'Why?\n\nRetries › Back off\nhttps://docs.example/retries\n\n```\nawait retry();\n```',
    attributes: { page: about },
  });
});

test('stands alone where there are no words, as with a file', () => {
  expect(withPage('', page).body).toBe('Retries\nhttps://docs.example/retries');
});

test('keeps code with fences in it in one block', () => {
  const { body } = withPage('Why?', { ...page, code: '```js\nx\n```' });
  expect(body).toContain('\n\n````\n```js\nx\n```\n````');
});

test('cuts the code first, then leaves it out, then the page; never the words', () => {
  const about = { ...page, code: '✓'.repeat(2000) };
  const long = withPage('x'.repeat(27_000), about).body;
  expect(bytes(long)).toBeLessThanOrEqual(32_000);
  expect(bytes(long)).toBeGreaterThan(31_900);
  expect(long).toMatch(/^x{27000}\n\nRetries\n.*\n\n```\n✓+…\n```$/);
  expect(withPage('x'.repeat(31_955), about).body).toMatch(/^x+\n\nRetries\n\S+$/);
  expect(withPage('x'.repeat(31_990), about).body).toBe('x'.repeat(31_990));
});

test('keeps the attributes small, whatever is selected', () => {
  for (const code of ['✓'.repeat(2000), '"\n'.repeat(1000), '😀'.repeat(1000)]) {
    const { attributes } = withPage('Why?', { ...page, code });
    expect(jsonSize(attributes)).toBeLessThanOrEqual(2900);
    expect(jsonSize(attributes)).toBeGreaterThan(2880);
    expect(code.startsWith(attributes.page.code ?? '-')).toBe(true);
  }
});
