import type { Strings } from './strings.ts';
import { toLang } from './to-lang.ts';

/** Every language that the chat speaks, by its subtag; each is a file of its own, loaded when it is used. */
export const languages = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  pt: async () => (await import('./pt.ts')).pt,
  it: async () => (await import('./it.ts')).it,
  nl: async () => (await import('./nl.ts')).nl,
  pl: async () => (await import('./pl.ts')).pl,
  ja: async () => (await import('./ja.ts')).ja,
  zh: async () => (await import('./zh.ts')).zh,
  ar: async () => (await import('./ar.ts')).ar,
  he: async () => (await import('./he.ts')).he,
} as const satisfies Record<string, () => Promise<Strings>>;

/**
 * Loads the words of the language of a page; English where the chat does not speak it, or the file cannot be had.
 * Rejects where English cannot be had either.
 *
 * @param locale - A language tag, such as `de-CH`. Its region decides how numbers and times are written: it is the
 * `lang` of the words, where they are in its language.
 * @param replaced - Words that the page says otherwise, in the shape of `Strings`, as JSON or as an object; anything
 * else is left out.
 * @example
 * const strings = await loadStrings('de-CH', { heading: 'Frag uns' });
 */
export async function loadStrings(locale: string, replaced?: unknown): Promise<Strings> {
  const words = await loadWords(locale);
  if (replaced === undefined || replaced === '') return words;
  try {
    const { replaceStrings } = await import('./replace-strings.ts');
    return replaceStrings(words, replaced);
  } catch (error) {
    console.warn('[docent] The words of the option `strings` could not be taken over:', error);
    return words;
  }
}

async function loadWords(locale: string): Promise<Strings> {
  const lang = toLang(locale);
  const load = (languages as Languages)[lang.split('-', 1)[0] ?? ''];
  // English is better than no chat.
  const words = await load?.().catch(() => undefined);
  return words ? { ...words, lang } : languages.en();
}

type Languages = Readonly<Record<string, () => Promise<Strings>>>;
