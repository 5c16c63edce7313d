/** A length of time in one unit, as `Intl.NumberFormat` names it. */
export interface ReplyTime {
  readonly count: number;
  readonly unit: 'minute' | 'hour' | 'day';
}

const units = { m: 'minute', h: 'hour', d: 'day' } as const;

/**
 * Reads how soon a person usually answers; undefined for what cannot be read.
 *
 * @example
 * parseReplyTime('5m'); // { count: 5, unit: 'minute' }
 */
export function parseReplyTime(text: string): ReplyTime | undefined {
  const [, digits, letter] = /^\s*([1-9]\d{0,2})\s*([mhd])\s*$/i.exec(text) ?? [];
  if (!digits || !letter) return undefined;
  return { count: Number(digits), unit: units[letter.toLowerCase() as keyof typeof units] };
}
