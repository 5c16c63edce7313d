import type { Filter } from './filter.ts';
import { standard } from './filter.ts';

const decimal = /^[+-]?\d+(\.\d+)?$/;

/** Filters that calculate. A text that begins with a number counts as it, any other value as 0. */
export const numberFilters: Record<string, Filter> = {
  abs: calculate((value) => Math.abs(value)),
  at_least: calculate((value, least) => Math.max(value, least)),
  at_most: calculate((value, most) => Math.min(value, most)),
  ceil: calculate((value) => Math.ceil(value)),
  floor: calculate((value) => Math.floor(value)),
  plus: calculate((value, other) => value + other),
  minus: calculate((value, other) => value - other),
  times: calculate((value, other) => value * other),
  divided_by: calculate(divide),
  modulo: calculate((value, by) => value - by * Math.floor(value / nonZero(by))),
  round(value, digits) {
    return standard('round').call(this, toNumber(value), toNumber(digits));
  },
};

function calculate(formula: (value: number, other: number) => number): Filter {
  return (value, other) => {
    const result = formula(toNumber(value), toNumber(other));
    if (!Number.isFinite(result)) throw new Error('The number is too large');
    return result;
  };
}

/** Whole numbers are divided as whole numbers. */
function divide(value: number, by: number): number {
  const result = value / nonZero(by);
  return Number.isInteger(value) && Number.isInteger(by) ? Math.floor(result) : result;
}

function nonZero(by: number): number {
  if (by === 0) throw new Error('Nothing can be divided by 0');
  return by;
}

function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return 0;
  const text = value.trim();
  if (decimal.test(text)) return Number(text);
  return Number(/^[+-]?\d+/.exec(text)?.[0] ?? 0);
}
