interface Formats {
  readonly time: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
  readonly relative: Intl.RelativeTimeFormat;
}

// Making one costs more than a thousand uses.
const formatsByLocale = new Map<string, Formats>();

/**
 * The time of day of a message, as the language writes it; empty where there is none.
 *
 * @param at - ms since 1970
 * @example
 * formatTime(Date.now(), 'en'); // '9:41 AM'
 */
export function formatTime(at: number, locale: string): string {
  return Number.isFinite(at) ? formatsOf(locale).time.format(at) : '';
}

/**
 * The day of a message: today, yesterday, or a date; empty where there is none.
 *
 * @param at - ms since 1970
 * @example
 * formatDay(Date.now(), { locale: 'en', now: Date.now() }); // 'today'
 */
export function formatDay(
  at: number,
  { locale, now }: { readonly locale: string; readonly now: number },
): string {
  if (!Number.isFinite(at)) return '';
  const { relative, day } = formatsOf(locale);
  const age = countDays(now) - countDays(at);
  return age === 0 || age === 1 ? relative.format(-age, 'day') : day.format(at);
}

/** Whole days of this place since 1970, whatever the clock was set to in between. */
function countDays(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}

function formatsOf(locale: string): Formats {
  const known = formatsByLocale.get(locale);
  if (known) return known;
  const name = toLocale(locale);
  const formats = {
    time: new Intl.DateTimeFormat(name, { timeStyle: 'short' }),
    day: new Intl.DateTimeFormat(name, { dateStyle: 'full' }),
    relative: new Intl.RelativeTimeFormat(name, { numeric: 'auto' }),
  };
  formatsByLocale.set(locale, formats);
  return formats;
}

/** A page may carry any text as its language; the browser's own does for one that is none. */
function toLocale(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}
