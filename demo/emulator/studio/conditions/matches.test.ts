import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LiquidError } from '../liquid/render.ts';
import { createContext } from '../liquid/testing/flow-context.ts';
import { ConditionError } from './condition-error.ts';
import { matches } from './matches.ts';
import { predicates } from './predicates.ts';

function testCondition(subject: unknown, type: string, value: string, now?: number): boolean {
  const condition = {
    friendly_name: 'If value less_than 5',
    arguments: ['{{flow.variables.subject}}'],
    type,
    value,
  };
  return matches(condition, createContext({ subject, limit: 5 }), now);
}

const table: readonly [subject: unknown, type: string, value: string, isMatch: boolean][] = [
  ['Yes', 'equal_to', 'yes', true],
  [' yes\n', 'equal_to', '  YES ', true],
  ['yes.', 'equal_to', 'yes', false],
  ['', 'equal_to', '', true],
  [undefined, 'equal_to', '', true],
  [5, 'equal_to', '5', true],
  ['5.0', 'equal_to', '5', false],
  ['5', 'equal_to', '{{flow.variables.limit}}', true],
  ['SÍ', 'equal_to', 'sí', true],
  [true, 'equal_to', 'true', true],
  ['no', 'not_equal_to', 'yes', true],
  ['YES ', 'not_equal_to', 'yes', false],
  ['', 'not_equal_to', 'yes', true],
  ['YES', 'matches_any_of', 'yes,yeah,yup', true],
  ['yup', 'matches_any_of', 'yes, yeah , yup', true],
  ['Yes.', 'matches_any_of', 'Yes, Yes.', true],
  ['ye', 'matches_any_of', 'yes,yeah', false],
  ['yes,yeah', 'matches_any_of', 'yes,yeah', false],
  ['SÍ', 'matches_any_of', '1,Si,Sí,si,sí', true],
  ['', 'matches_any_of', 'a,,b', false],
  ['no', 'does_not_match_any_of', 'yes,yeah', true],
  [' YEAH', 'does_not_match_any_of', 'yes,yeah', false],
  ['', 'is_blank', 'Is Blank', true],
  [' \t\n', 'is_blank', 'Is Blank', true],
  [undefined, 'is_blank', '', true],
  ['0', 'is_blank', 'Is Blank', false],
  ['x', 'is_not_blank', 'Is Not Blank', true],
  ['  ', 'is_not_blank', 'Is Not Blank', false],
  ['6', 'regex', '[1-5]', false],
  ['3', 'regex', '[1-5]', true],
  ['33', 'regex', '[1-5]', false],
  ['ABC', 'regex', 'a.c', true],
  [' abc ', 'regex', 'abc', true],
  ['xab', 'regex', 'x|ab', false],
  ['ab', 'regex', 'x|ab', true],
  ['my Access Policy is blocked now', 'regex', '^(?=.*blocked)(?=.*Access Policy).*', true],
  ['my Access Policy', 'regex', '^(?=.*blocked)(?=.*Access Policy).*', false],
  ['😀', 'regex', '.', true],
  ['a\nb', 'regex', 'a.b', false],
  ['a\nb', 'regex', '(?s)a.b', true],
  ['a-b@c', 'regex', String.raw`\Aa\-b\@c\z`, true],
  ['+1 415', 'regex', String.raw`\+1\h\d{3}`, true],
  ['', 'regex', '.*', true],
  ['aab', 'contains', 'aa', true],
  ['aab', 'contains', 'A', true],
  ['aab', 'contains', 'ba', false],
  ['anything', 'contains', '', true],
  ['Größe', 'contains', 'ÖSS', false],
  ['Größe', 'contains', 'ÖßE', true],
  ['aab', 'does_not_contain', 'c', true],
  ['aab', 'does_not_contain', 'AB', false],
  [' Hoot', 'starts_with', 'hoo', true],
  ['Hoot', 'starts_with', 'oot', false],
  ['Hoot', 'does_not_start_with', 'oot', true],
  ['Hoot', 'does_not_start_with', 'HOO', false],
  ['900', 'greater_than', '1000', false],
  ['1000', 'greater_than', '900', true],
  ['5', 'greater_than', '5', false],
  ['10', 'greater_than', '{{flow.variables.limit}}', true],
  ['-1.5', 'less_than', ' -1 ', true],
  [4, 'less_than', '5', true],
  ['5', 'less_than', '5', false],
  ['4', 'less_than', 'many', false],
  ['few', 'less_than', '5', false],
  ['few', 'greater_than', '5', false],
  ['"6"', 'greater_than', '5', false],
  ['', 'less_than', '5', false],
  [undefined, 'greater_than', '0', false],
  ['0x10', 'greater_than', '5', false],
  ['17:00', 'is_before_time', '16:35', false],
  ['09:59', 'is_before_time', '10:00', true],
  ['10:00', 'is_before_time', '10:00', false],
  ['9:59', 'is_before_time', '10:00', false],
  ['09:59', 'is_before_time', '24:00', false],
  ['10:01', 'is_after_time', '10:00', true],
  ['10:00', 'is_after_time', '10:00', false],
  ['soon', 'is_after_time', '10:00', false],
  ['2019-08-12', 'is_after_date', '2017-09-04', true],
  ['2017-09-04', 'is_after_date', '2017-09-04', false],
  ['2019-02-30', 'is_after_date', '2017-09-04', false],
  ['2017-09-03', 'is_before_date', '2017-09-04', true],
  ['2017-9-3', 'is_before_date', '2017-09-04', false],
  ['', 'is_before_date', '2017-09-04', false],
];

test.each(table)('%j %s %j: %s', (subject, type, value, isMatch) => {
  expect(testCondition(subject, type, value)).toBe(isMatch);
});

test('tests every type that the Console offers, with and without a match', () => {
  const tested = (isMatch: boolean) =>
    new Set(table.filter((row) => row[3] === isMatch).map(([, type]) => type));
  expect(tested(true)).toEqual(new Set(predicates.keys()));
  expect(tested(false)).toEqual(new Set(predicates.keys()));
  expect(predicates.size).toBe(17);
});

test('compares the clock where the flow asks for it', () => {
  const condition = {
    friendly_name: '',
    arguments: ['{{ "now" | date: "%H:%M" }}'],
    type: 'is_before_time',
    value: '17:00',
  };
  // 16:59 and 17:00 in Los Angeles.
  expect(matches(condition, createContext(), Date.UTC(2026, 0, 2, 0, 59))).toBe(true);
  expect(matches(condition, createContext(), Date.UTC(2026, 0, 2, 1, 0))).toBe(false);
});

test('reads neither Liquid nor a regular expression in what the customer wrote', () => {
  expect(testCondition('{{flow.variables.limit}}', 'equal_to', '5')).toBe(false);
  expect(testCondition('.*', 'regex', 'abc')).toBe(false);
});

test.each([
  ['a(', 'no regular expression'],
  ['a)(b', 'no regular expression'],
  ['(?>a)', 'no regular expression'],
  [String.raw`\p{Nonsense}`, 'no regular expression'],
  ['(a+)+$', 'takes too long'],
  ['(?=(a+)+$).*', 'takes too long'],
])('refuses the regular expression %s', (regex, message) => {
  const hostile = `${'a'.repeat(60)}b`;
  expect(() => testCondition(hostile, 'regex', regex)).toThrow(ConditionError);
  expect(() => testCondition(hostile, 'regex', regex)).toThrow(message);
});

test('tests on after an expression that took too long', () => {
  expect(() => testCondition(`${'a'.repeat(60)}b`, 'regex', '(a+)+$')).toThrow(ConditionError);
  expect(testCondition('aa', 'regex', 'a+')).toBe(true);
});

test('refuses a type that Studio does not have', () => {
  expect(() => testCondition('a', 'rhymes_with', 'b')).toThrow(
    'no condition of the type rhymes_with',
  );
  expect(() => testCondition('a', 'constructor', 'b')).toThrow(ConditionError);
});

test('fails with the Liquid of a condition', () => {
  expect(() => testCondition('a', 'equal_to', '{{')).toThrow(LiquidError);
});

test('tests nothing at all as a blank', () => {
  const condition = { friendly_name: '', arguments: [], type: 'is_blank', value: '' };
  expect(matches(condition, createContext())).toBe(true);
});

function isForeseen(error: unknown): boolean {
  return error instanceof LiquidError || error instanceof ConditionError;
}

test('tests any text with any type, or says why not', () => {
  const type = fc.constantFrom(...predicates.keys());
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  const answer = (subject: string, one: string, value: string): unknown => {
    try {
      return testCondition(subject, one, value);
    } catch (error) {
      if (isForeseen(error)) return false;
      throw error;
    }
  };
  fc.assert(
    fc.property(text, type, text, (subject, one, value) => {
      expect(answer(subject, one, value)).toBeTypeOf('boolean');
    }),
    { numRuns: 300 },
  );
});
