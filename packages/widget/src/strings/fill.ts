import type { Plural, Strings } from './strings.ts';

const rightToLeft = /[\u0590-\u08ff]/;

/**
 * Puts what it is about into a text. In a text from right to left it keeps a direction of its own: else `+1 415` would
 * be read as `415 1+`.
 *
 * @example
 * fill('{name} is typing', { name: 'Maya' }); // 'Maya is typing'
 */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  const [before, after] = rightToLeft.test(text) ? ['\u2068', '\u2069'] : ['', ''];
  return text.replace(/\{(\w+)\}/g, (hole, name: string) =>
    Object.hasOwn(values, name) ? `${before}${values[name]}${after}` : hole,
  );
}

/**
 * A text with a number, by the rules of the language.
 *
 * @example
 * toCounted(strings, strings.newMessages, 2); // '2 new messages'
 */
export function toCounted({ lang }: Strings, forms: Plural, count: number): string {
  const text = forms[new Intl.PluralRules(lang).select(count)] ?? forms.other;
  return fill(text, { count: new Intl.NumberFormat(lang).format(count) });
}
