import { ApiError } from '../door/api-error.ts';

/**
 * Creates the writer of a transcript's dates. Throws `wrong-request` for a locale or a time zone that there is not.
 *
 * @example
 * createTranscriptDates('en-GB', 'Europe/London').format(Date.now());
 */
export function createTranscriptDates(locale: string, timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  } catch {
    throw new ApiError('wrong-request', {
      detail: 'Send a "locale" such as en-GB, and a "timeZone" such as Europe/London.',
    });
  }
}
