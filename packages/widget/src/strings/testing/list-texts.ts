import type { Plural, Strings } from '../strings.ts';

/** A text of a language, or the forms that it has by the number in it. */
export interface StringsText {
  /** Such as `form.phoneProblem.empty`. */
  readonly key: string;
  readonly text: string | Plural;
  /** Its text, or each form of it. */
  readonly forms: readonly string[];
}

/** Every text of a language, but for what it says of itself. */
export function listTexts(strings: Strings): readonly StringsText[] {
  return list(strings, '').filter(({ key }) => key !== 'lang' && key !== 'dir');
}

function list(value: unknown, key: string): StringsText[] {
  if (typeof value === 'string') return [{ key, text: value, forms: [value] }];
  if (isPlural(value)) return [{ key, text: value, forms: Object.values(value) }];
  return Object.entries(value as object).flatMap(([name, inner]) =>
    list(inner, key ? `${key}.${name}` : name),
  );
}

function isPlural(value: unknown): value is Plural {
  return typeof (value as { other?: unknown }).other === 'string';
}
