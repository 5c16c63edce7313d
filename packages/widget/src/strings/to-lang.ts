// What is longer has been made up: a script, a region and how numbers are written need less.
const mostCharacters = 60;

/**
 * The language of a page as the chat reads it: in its canonical spelling, so that `iw` is Hebrew. Empty where it is none,
 * or is not written as the chat would write it: `zh-TW` is traditional Chinese, and we have simplified.
 *
 * @example
 * toLang('de_ch'); // 'de-CH'
 */
export function toLang(locale: string): string {
  const tag = locale.trim().replaceAll('_', '-');
  if (tag.length > mostCharacters) return '';
  try {
    const found = new Intl.Locale(tag);
    const usual = new Intl.Locale(found.language).maximize();
    return found.maximize().script === usual.script ? found.toString() : '';
  } catch {
    return '';
  }
}
