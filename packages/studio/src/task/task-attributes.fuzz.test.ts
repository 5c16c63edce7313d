import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { maxTaskAttributes, toTaskAttributes } from './task-attributes.ts';
import { parseTaskRequest } from './task-request.ts';

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom(
      '{{',
      '{%',
      '{',
      '"',
      '\\',
      '\u0000',
      '\ud83d',
      '\udc4d',
      '👍',
      '\u2028',
      'a ',
    ),
    maxLength: 400,
  }),
  fc.constantFrom('"'.repeat(3000), '{{'.repeat(3000), '\u0001'.repeat(3000), '漢'.repeat(3000)),
);
const times = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') });
const docs = fc
  .array(fc.record({ title: nasty, url: fc.oneof(fc.webUrl(), nasty), viewed_at: times }))
  .map((list) => JSON.stringify(list));
const numbers = fc.double().map(String);
const fields = fc.record({
  conversation_sid: fc.oneof(nasty, fc.constant(`CH${'a'.repeat(32)}`)),
  phone: fc.oneof(nasty, fc.constant('+14155552671')),
  address: nasty,
  name: nasty,
  verified: fc.oneof(nasty, fc.constantFrom('true', 'false')),
  channel: nasty,
  question: nasty,
  reason: nasty,
  explanation: nasty,
  handoff_reason: nasty,
  docs: fc.oneof(docs, nasty),
  trail: nasty,
  vip: fc.oneof(nasty, fc.constant('true')),
  lifetime_value: fc.oneof(nasty, numbers),
  turn: fc.oneof(nasty, numbers),
  reply_by: fc.oneof(nasty, fc.constant('sms')),
});
const transcript = fc.array(
  fc.record({ who: fc.constantFrom('Visitor' as const, 'Bot' as const), text: nasty }),
);

test('whatever is typed, the attributes are JSON of 1,024 characters at most, and no Liquid', () => {
  fc.assert(
    fc.property(fields, transcript, (given, lines) => {
      const { text, docsTold, linesTold } = toTaskAttributes(parseTaskRequest(given), lines);
      expect(text.length).toBeLessThanOrEqual(maxTaskAttributes);
      expect(text).not.toMatch(/\{[{%]/);
      expect(text).not.toMatch(/\p{Surrogate}/u);
      const attributes = JSON.parse(text) as Record<string, unknown>;
      expect(JSON.stringify(attributes)).not.toMatch(/\\ud[89a-f]/i);
      expect(Object.keys(attributes)).toEqual(
        expect.arrayContaining([
          'name',
          'customerName',
          'channelType',
          'identity_verified',
          'routing',
        ]),
      );
      expect(Array.isArray(attributes['docs']) ? attributes['docs'].length : 0).toBe(docsTold);
      const told = attributes['transcript'];
      expect(typeof told === 'string' ? told.split('\n').length : 0).toBe(linesTold);
    }),
    { numRuns: 500 },
  );
});

test('the lines that are told are the last ones, and none between them is left out', () => {
  const texts = fc.array(fc.integer({ min: 1, max: 190 }), { minLength: 8, maxLength: 16 });
  fc.assert(
    fc.property(texts, (sizes) => {
      const lines = sizes.map((size, at) => ({
        who: 'Bot' as const,
        text: `${at}`.padEnd(size, '.'),
      }));
      const { text } = toTaskAttributes(parseTaskRequest({}), lines);
      const told = (JSON.parse(text) as { transcript: string }).transcript.split('\n');
      const [, ...whole] = told;
      const all = lines.map((line) => `Bot: ${line.text}`);
      expect(all.slice(all.length - whole.length)).toEqual(whole);
      expect(all.at(-told.length)?.startsWith((told[0] ?? '').replace('…', ''))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('what is always in them leaves a fifth of the room, at the worst', () => {
  const worst = Object.fromEntries(
    ['name', 'channel', 'question', 'reason', 'explanation', 'handoff_reason'].map((name) => [
      name,
      '"'.repeat(3000),
    ]),
  );
  const task = parseTaskRequest({
    ...worst,
    phone: '+123456789012345',
    conversation_sid: `CH${'a'.repeat(32)}`,
    vip: 'true',
    lifetime_value: '-1.2345678901234567e-100',
  });
  const { length } = toTaskAttributes(task).text;
  expect(length).toBeLessThan((maxTaskAttributes * 4) / 5);
});

test('megabytes are cut as quickly as a line', () => {
  const huge = 'How do I rotate my keys? '.repeat(200_000);
  const task = parseTaskRequest({ name: huge, question: huge, docs: huge, explanation: huge });
  const { text } = toTaskAttributes(task, [{ who: 'Bot', text: huge }]);
  expect(text.length).toBeLessThanOrEqual(maxTaskAttributes);
});
