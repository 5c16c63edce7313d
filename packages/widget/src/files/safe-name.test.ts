import { expect, test } from 'vitest';
import { toSafeName } from './safe-name.ts';

test('keeps a name that is harmless, in any script', () => {
  for (const name of [
    'plan.pdf',
    'plán ž🙂 "1" & 50%.png',
    'تقرير.pdf',
    '報告書.docx',
    '.gitignore',
  ])
    expect(toSafeName(name)).toBe(name);
});

test('takes away the path, of every system', () => {
  expect(toSafeName('../../etc/passwd')).toBe('passwd');
  expect(toSafeName('C:\\Users\\ada\\plan.pdf')).toBe('plan.pdf');
  expect(toSafeName('..')).toBe('');
  expect(toSafeName('a/..')).toBe('');
});

test('takes away signs that turn or hide letters', () => {
  expect(toSafeName('invoice\u202Efdp.exe')).toBe('invoicefdp.exe');
  expect(toSafeName('a\u2066b\u200Bc\u0000d\n.txt\u2028')).toBe('abcd.txt');
});

test('shortens 400 characters to 120, and keeps the ending', () => {
  const name = toSafeName(`${'a'.repeat(400)}.tar.gz`);
  expect(Array.from(name)).toHaveLength(120);
  expect(name).toMatch(/^a{116}….gz$/);
  const faces = toSafeName(`${'🙂'.repeat(400)}.png`);
  expect(Array.from(faces)).toHaveLength(120);
  expect(faces.endsWith('🙂….png')).toBe(true);
  expect(Array.from(toSafeName(`a.${'b'.repeat(400)}`))).toHaveLength(120);
});
