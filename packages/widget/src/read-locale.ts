/**
 * The language of the chat: what the page has chosen, else the page's own, else the visitor's.
 *
 * @param chosen - A language tag; one that is none is passed over.
 * @example
 * readLocale('de-ch'); // 'de-CH'
 */
export function readLocale(chosen?: string): string {
  const tags = [chosen, document.documentElement.lang, navigator.language];
  for (const tag of tags) {
    const found = tag && toLocale(tag);
    if (found) return found;
  }
  return 'en';
}

function toLocale(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
