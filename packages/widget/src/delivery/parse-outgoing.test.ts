import { expect, test } from 'vitest';
import { parseOutgoing } from './parse-outgoing.ts';
import { message } from './testing/messages.ts';

const blob = new Blob(['abc'], { type: 'text/plain' });
const file = { name: 'a.txt', type: 'text/plain', blob };

test('a message with files needs no text', () => {
  const given = message('a', { body: '', attachments: [file] });
  expect(parseOutgoing(given)).toEqual(given);
  expect(parseOutgoing(message('a', { body: '' }))).toBeUndefined();
});

test('a message whose files are not whole is corrupt', () => {
  const broken: readonly unknown[] = [
    [],
    'a.txt',
    [{ ...file, blob: 'abc' }],
    [{ ...file, name: '' }],
    [{ ...file, name: 'a'.repeat(300) }],
    [{ name: 'a.txt', blob }],
    Array.from({ length: 11 }, () => file),
  ];
  for (const attachments of broken)
    expect(parseOutgoing({ ...message('a'), attachments })).toBeUndefined();
});

test('attributes that are none, or too many, are left out, and the message stays', () => {
  const attributes = { page: { url: 'https://docs.example/a' } };
  expect(parseOutgoing(message('a', { attributes }))).toEqual(message('a', { attributes }));
  const round: Record<string, unknown> = {};
  round['round'] = round;
  for (const odd of [7, ['a'], { text: 'ü'.repeat(1500) }, round])
    expect(parseOutgoing({ ...message('a'), attributes: odd })).toEqual(message('a'));
});

test('progress is of the page that sends', () => {
  expect(parseOutgoing(message('a', { progress: 0.5 }))).toEqual(message('a'));
});

test('a refusal of a file is one', () => {
  const failed = message('a', { delivery: 'failed', refusal: 'file-too-large' });
  expect(parseOutgoing(failed)).toEqual(failed);
});
