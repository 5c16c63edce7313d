import type { Condition } from '../flow/definition.ts';
import { readLiquidParts } from '../flow/liquid-parts.ts';
import { sampleRegex } from './sample-regex.ts';

/** Values of which some should satisfy a condition, and some should not. */
export interface Candidates {
  holds: readonly unknown[];
  fails: readonly unknown[];
}

type Maker = (value: string) => Candidates;

const other = 'something else';
const oneOf = (value: string): string[] => value.split(',').flatMap((one) => one.trim() || []);

const equal: Maker = (value) => ({ holds: [value], fails: [`${value}x`, other, ''] });
const anyOf: Maker = (value) => ({ holds: oneOf(value), fails: [`${value}x`, other, ''] });
const blank: Maker = () => ({ holds: ['', undefined], fails: ['1', other] });
const part: Maker = (value) => ({
  holds: [value, `a ${value} b`],
  fails: [other, '', '0'],
});
const start: Maker = (value) => ({ holds: [value, `${value} and more`], fails: [other, '', '0'] });
const more: Maker = (value) => {
  const limit = Number(value);
  return { holds: [limit + 1, limit + 0.5, limit + 1000], fails: [limit, limit - 1, ''] };
};
const less: Maker = (value) => {
  const limit = Number(value);
  return { holds: [limit - 1, limit - 0.5, limit - 1000], fails: [limit, limit + 1, ''] };
};
const later: Maker = (value) => ({ holds: around(value, 1), fails: [value, ...around(value, -1)] });
const earlier: Maker = (value) => ({
  holds: around(value, -1),
  fails: [value, ...around(value, 1)],
});
const not =
  (make: Maker): Maker =>
  (value) => {
    const { holds, fails } = make(value);
    return { holds: fails, fails: holds };
  };

const makers: ReadonlyMap<string, Maker> = new Map([
  ['equal_to', equal],
  ['not_equal_to', not(equal)],
  ['matches_any_of', anyOf],
  ['does_not_match_any_of', not(anyOf)],
  ['is_blank', blank],
  ['is_not_blank', not(blank)],
  ['regex', (value) => ({ holds: sampleRegex(value), fails: [other, '', '0'] })],
  ['contains', part],
  ['does_not_contain', not(part)],
  ['starts_with', start],
  ['does_not_start_with', not(start)],
  ['greater_than', more],
  ['less_than', less],
  ['is_after_time', later],
  ['is_before_time', earlier],
  ['is_after_date', later],
  ['is_before_date', earlier],
]);

/** Makes values out of what a condition compares with. */
export function makeCandidates({ type, value }: Pick<Condition, 'type' | 'value'>): Candidates {
  const make = makers.get(type);
  // What Liquid makes of it is not known yet; both sides get the same value if none is chosen.
  if (!make || /\{[{%]/u.test(value ?? ''))
    return { holds: ['1', other, ''], fails: ['1', other, ''] };
  const { holds, fails } = make((value ?? '').trim());
  return { holds: holds.filter(isUsable), fails: fails.filter(isUsable) };
}

const numbers = [0, 1, 2, 3, 5, 10, 100, 1000, 1_000_000, -1];

/** Values that the Liquid of a template itself tells apart, and those that arithmetic asks for. */
export function readLiterals(template: string): unknown[] {
  const parts = readLiquidParts(template);
  const code = parts.map((one) => one.code).join(' ');
  const texts = [...code.matchAll(/"([^"]*)"|'([^']*)'/gu)].map(([, a, b]) => a ?? b ?? '');
  const found = [...code.matchAll(/(?<![\w.])-?\d+(?:\.\d+)?/gu)].map(([one]) => Number(one));
  const isTested = parts.some(({ kind }) => kind === 'tag');
  const isCounted = /\|\s*(?:plus|minus|times|divided_by|modulo|ceil|floor|round|abs)\b/u.test(
    code,
  );
  const lengths = /\bsize\b/u.test(code) ? [1, 5, 20, 200].map((length) => 'x'.repeat(length)) : [];
  return [
    ...texts.filter((one) => !/^[\s,;:%]/u.test(one) && one !== 'now'),
    ...found.flatMap((one) => [one, one + 1, one - 1]),
    ...(isTested ? [true, false, undefined] : []),
    ...(isCounted ? numbers : []),
    ...lengths,
  ];
}

/** The minute, or the day, before or after. */
function around(value: string, by: 1 | -1): string[] {
  if (/^\d\d:\d\d$/u.test(value)) {
    const at = Date.parse(`2000-01-02T${value}:00Z`) + by * 60_000;
    return Number.isNaN(at) ? [] : [new Date(at).toISOString().slice(11, 16)];
  }
  const at = Date.parse(`${value}T12:00:00Z`) + by * 86_400_000;
  return Number.isNaN(at) ? [] : [new Date(at).toISOString().slice(0, 10)];
}

function isUsable(value: unknown): boolean {
  return typeof value !== 'number' || Number.isFinite(value);
}
