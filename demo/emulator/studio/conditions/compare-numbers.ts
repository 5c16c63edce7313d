import type { Predicate } from './predicate.ts';

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export const isLess: Predicate = (subject, value) => compare(subject, value, (a, b) => a < b);

export const isGreater: Predicate = (subject, value) => compare(subject, value, (a, b) => a > b);

/** "Operator does not perform comparisons on letters": without two numbers nothing matches. */
function compare(subject: string, value: string, test: (a: number, b: number) => boolean): boolean {
  if (!decimal.test(subject) || !decimal.test(value)) return false;
  return test(Number(subject), Number(value));
}
