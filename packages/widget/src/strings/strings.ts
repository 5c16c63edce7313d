import type { en } from './en.ts';

/** A text by the plural rule of its number, as `Intl.PluralRules` names them; `{count}` is the number. */
export type Plural = { readonly other: string } & Partial<
  Readonly<Record<Intl.LDMLPluralRule, string>>
>;

type Words<T> = T extends string
  ? string
  : T extends readonly string[]
    ? readonly string[]
    : T extends { readonly other: string }
      ? Plural
      : { readonly [Key in keyof T]: Words<T[Key]> };

/** Every word that a visitor sees or hears, in one language: texts alone, so that a page can replace any of them. */
export type Strings = Words<typeof en>;
