import type { Strings } from '../strings.ts';

/**
 * The words of a language that nobody speaks: each text in brackets, so that a text without them stands out. What the
 * browser writes itself, such as numbers and times, is Greek.
 *
 * @example
 * toPseudo(en).send; // '⟦Send⟧'
 */
export function toPseudo(strings: Strings): Strings {
  return { ...(wrap(strings) as Strings), lang: 'el', dir: strings.dir };
}

function wrap(value: unknown): unknown {
  if (typeof value === 'string') return `⟦${value}⟧`;
  if (Array.isArray(value)) return value.map(wrap);
  const entries = Object.entries(value as object);
  return Object.fromEntries(entries.map(([key, inner]) => [key, wrap(inner)]));
}
