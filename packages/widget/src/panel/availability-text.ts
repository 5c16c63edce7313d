import type { ReplyTime } from '../hours/parse-reply-time.ts';
import { fill } from '../strings/fill.ts';
import type { Strings } from '../strings/strings.ts';
import { toReadablePhone } from './to-readable-phone.ts';

interface Words {
  readonly strings: Strings;
  /** A language tag, such as `en-GB`. */
  readonly locale: string;
}

interface OpeningTime extends Words {
  readonly now: number;
}

/**
 * How soon somebody usually answers.
 *
 * @example
 * toReplyText({ count: 5, unit: 'minute' }, words); // 'We usually answer within 5 minutes.'
 */
export function toReplyText({ count, unit }: ReplyTime, words: Words): string {
  const format = new Intl.NumberFormat(toTag(words), { style: 'unit', unit, unitDisplay: 'long' });
  return fill(words.strings.hours.replyTime, { time: format.format(count) });
}

/**
 * That nobody is there, when somebody is again, and by which way the answer comes.
 *
 * @example
 * toClosedText({ opensAt, phone: '+14155552671' }, { strings, locale: 'en', now: Date.now() });
 */
export function toClosedText(
  { opensAt, phone }: { readonly opensAt: number | undefined; readonly phone: string | undefined },
  words: OpeningTime,
): string {
  const { closed, opensAt: back, bySms } = words.strings.hours;
  return [
    closed,
    ...(opensAt === undefined ? [] : [fill(back, { time: toTimeText(opensAt, words) })]),
    ...(phone ? [fill(bySms, { phone: toPhoneText(phone, words.strings) })] : []),
  ].join(' ');
}

/**
 * When somebody is there again, by the clock and calendar of the visitor: of a day in the next week its name, else its date.
 *
 * @param at - ms since 1970.
 * @example
 * toTimeText(opensAt, { strings, locale: 'en', now: Date.now() }); // 'tomorrow 9:00 AM'
 */
export function toTimeText(at: number, words: OpeningTime): string {
  const tag = toTag(words);
  const days = countDays(at) - countDays(words.now);
  const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
  if (days === 0 || days === 1) {
    const day = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(days, 'day');
    return `${day} ${new Intl.DateTimeFormat(tag, time).format(at)}`;
  }
  const far: Intl.DateTimeFormatOptions = days < 7 ? {} : { day: 'numeric', month: 'long' };
  return new Intl.DateTimeFormat(tag, { weekday: 'long', ...far, ...time }).format(at);
}

/**
 * Where the calendar of the visitor turns to the next day: what was tomorrow is today.
 *
 * @example
 * setTimeout(update, toNextMidnight(Date.now()) - Date.now());
 */
export function toNextMidnight(now: number): number {
  return new Date(now).setHours(24, 0, 0, 0);
}

/** Whole days of this place since 1970, whatever the clock was set to in between. */
function countDays(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}

/** The page's own variant of the language, such as its hours of the day; not another language than the words are in. */
function toTag({ strings, locale }: Words): string {
  const [language = ''] = locale.split('-');
  const isSame = strings.lang.split('-')[0] === language.toLowerCase();
  try {
    return (isSame && Intl.getCanonicalLocales(locale)[0]) || strings.lang;
  } catch {
    return strings.lang;
  }
}

/** A phone stays on one line, and in a text that runs to the left it still runs to the right. */
function toPhoneText(phone: string, { dir }: Strings): string {
  const text = toReadablePhone(phone).replaceAll(' ', '\u00a0');
  return dir === 'rtl' ? `\u2066${text}\u2069` : text;
}
