/** The operators that Segment offers under "Add conditions" of a computed trait. */
export const operators = [
  'equals',
  'not_equals',
  'less_than',
  'greater_than',
  'less_than_or_equal',
  'greater_than_or_equal',
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
  'exists',
  'not_exists',
  'before_date',
  'after_date',
  'equals_one_of',
  'contains_one_of',
] as const;

export interface Condition {
  property: string;
  operator: (typeof operators)[number];
  value?: string | number | boolean | string[] | undefined;
}

type Test = (actual: unknown, expected: unknown) => boolean;

const contains: Test = (actual, expected) =>
  Array.isArray(actual) ? actual.includes(expected) : toText(actual).includes(toText(expected));

const tests: Record<Condition['operator'], Test> = {
  equals: (actual, expected) => toText(actual) === toText(expected),
  not_equals: (actual, expected) => toText(actual) !== toText(expected),
  less_than: (actual, expected) => Number(actual) < Number(expected),
  greater_than: (actual, expected) => Number(actual) > Number(expected),
  less_than_or_equal: (actual, expected) => Number(actual) <= Number(expected),
  greater_than_or_equal: (actual, expected) => Number(actual) >= Number(expected),
  contains,
  not_contains: (actual, expected) => !contains(actual, expected),
  starts_with: (actual, expected) => toText(actual).startsWith(toText(expected)),
  ends_with: (actual, expected) => toText(actual).endsWith(toText(expected)),
  exists: (actual) => actual !== undefined && actual !== null,
  not_exists: (actual) => actual === undefined || actual === null,
  before_date: (actual, expected) => Date.parse(toText(actual)) < Date.parse(toText(expected)),
  after_date: (actual, expected) => Date.parse(toText(actual)) > Date.parse(toText(expected)),
  equals_one_of: (actual, expected) => toList(expected).includes(toText(actual)),
  contains_one_of: (actual, expected) => toList(expected).some((one) => contains(actual, one)),
};

/** Whether the properties of an event meet every condition. Only top-level properties count, as in Segment. */
export function meets(
  properties: Record<string, unknown>,
  conditions: readonly Condition[],
): boolean {
  return conditions.every(({ property, operator, value }) => {
    const actual = Object.hasOwn(properties, property) ? properties[property] : undefined;
    if (actual === undefined && operator !== 'not_exists') return operator.startsWith('not_');
    return tests[operator](actual, value);
  });
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}

function toList(value: unknown): string[] {
  return Array.isArray(value) ? value.map(toText) : [toText(value)];
}
