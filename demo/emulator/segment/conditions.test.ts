import { describe, expect, test } from 'vitest';
import { meets, operators, type Condition } from './conditions.ts';

type Case = [Condition['operator'], actual: unknown, expected: Condition['value'], boolean];

const cases: Case[] = [
  ['equals', 'Docs', 'Docs', true],
  ['equals', 'docs', 'Docs', false],
  ['equals', 3, '3', true],
  ['equals', true, 'true', true],
  ['equals', null, 'null', true],
  ['equals', '', '', true],
  ['not_equals', 'Blog', 'Docs', true],
  ['not_equals', 'Docs', 'Docs', false],
  ['less_than', 9, 10, true],
  ['less_than', '9', '10', true],
  ['less_than', 10, 10, false],
  ['less_than', 'nine', 10, false],
  ['greater_than', 11, 10, true],
  ['greater_than', 10, 10, false],
  ['greater_than', 'eleven', 10, false],
  ['less_than_or_equal', 10, 10, true],
  ['less_than_or_equal', 11, 10, false],
  ['greater_than_or_equal', 10, 10, true],
  ['greater_than_or_equal', 9, 10, false],
  ['contains', '/docs/start', 'docs', true],
  ['contains', '/blog', 'docs', false],
  ['contains', ['docs', 'api'], 'docs', true],
  ['contains', ['docs-api'], 'docs', false],
  ['not_contains', '/blog', 'docs', true],
  ['not_contains', '/docs/start', 'docs', false],
  ['starts_with', '/docs/start', '/docs', true],
  ['starts_with', '/en/docs', '/docs', false],
  ['ends_with', 'start.html', '.html', true],
  ['ends_with', 'start.html?', '.html', false],
  ['exists', '', undefined, true],
  ['exists', 0, undefined, true],
  ['exists', false, undefined, true],
  ['exists', null, undefined, false],
  ['not_exists', null, undefined, true],
  ['not_exists', 0, undefined, false],
  ['before_date', '2026-03-01', '2026-03-02', true],
  ['before_date', '2026-03-02', '2026-03-02', false],
  ['before_date', 'yesterday', '2026-03-02', false],
  ['after_date', '2026-03-03T00:00:01Z', '2026-03-03', true],
  ['after_date', '2026-03-01', '2026-03-02', false],
  ['after_date', 'tomorrow', '2026-03-02', false],
  ['equals_one_of', 'Docs', ['Docs', 'API'], true],
  ['equals_one_of', 'Blog', ['Docs', 'API'], false],
  ['equals_one_of', 2, ['1', '2'], true],
  ['equals_one_of', 'Docs', 'Docs', true],
  ['contains_one_of', '/docs/start', ['api', 'docs'], true],
  ['contains_one_of', '/blog', ['api', 'docs'], false],
];

test.each(cases)('%s: %j against %j is %s', (operator, actual, value, isMet) => {
  expect(meets({ property: actual }, [{ property: 'property', operator, value }])).toBe(isMet);
});

test('has a case for each operator, met and not met', () => {
  const seen = new Set(cases.map(([operator, , , isMet]) => `${operator} ${isMet}`));
  const all = operators.flatMap((operator) => [`${operator} true`, `${operator} false`]);
  expect([...seen].toSorted()).toEqual(all.toSorted());
});

describe('a property that the event does not have', () => {
  const negative = new Set<string>(['not_equals', 'not_contains', 'not_exists']);
  const value = { equals_one_of: ['x'], contains_one_of: ['x'] };

  // Every object has these, without anybody having said so.
  const names = ['nowhere', 'constructor', '__proto__', 'toString', 'hasOwnProperty'];
  for (const property of names) {
    test.each(operators)(`${property} is missing for %s`, (operator) => {
      const expected = value[operator as keyof typeof value] ?? 'x';
      expect(meets({ category: 'Docs' }, [{ property, operator, value: expected }])).toBe(
        negative.has(operator),
      );
    });
  }
});

test('finds a property with the name of a prototype member once it is said', () => {
  const properties = JSON.parse('{ "__proto__": "a", "constructor": "b" }');
  expect(meets(properties, [{ property: '__proto__', operator: 'equals', value: 'a' }])).toBe(true);
  expect(meets(properties, [{ property: 'constructor', operator: 'equals', value: 'b' }])).toBe(
    true,
  );
});

test('looks at top-level properties only', () => {
  const properties = { page: { category: 'Docs' }, 'page.section': 'Guides' };
  expect(meets(properties, [{ property: 'page.category', operator: 'exists' }])).toBe(false);
  expect(meets(properties, [{ property: 'page.section', operator: 'exists' }])).toBe(true);
});

test('needs every condition, and none is no condition', () => {
  const docs: Condition = { property: 'category', operator: 'equals', value: 'Docs' };
  const english: Condition = { property: 'language', operator: 'equals', value: 'en' };
  expect(meets({ category: 'Docs', language: 'en' }, [docs, english])).toBe(true);
  expect(meets({ category: 'Docs', language: 'de' }, [docs, english])).toBe(false);
  expect(meets({}, [])).toBe(true);
});
