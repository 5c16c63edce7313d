import type { Refusal } from './docent.ts';

/** What the reader is told, in the site's own words. */
export const phoneMessages: Record<Refusal, string> = {
  empty: 'Please enter your phone number.',
  'not-text': 'Please enter your phone number.',
  'too-long': 'That is longer than any phone number. Enter one number only.',
  'not-a-number': 'That does not look like a phone number. Use digits, such as +1 415 555 2671.',
  'country-needed': 'Choose your country, or start the number with + and the country code.',
  'unknown-country': 'We do not know that country. Start the number with + and the country code.',
  impossible: 'The number has too few or too many digits. Please check it.',
  invalid: 'There is no such number in that country. Please check the digits and the country.',
  'not-a-person': 'That is a service number. Please enter one that you call from yourself.',
  placeholder: 'That looks like an example. Please enter your own number.',
  consent: 'You have not agreed to being recognised here, so we keep nothing. Just give us a call.',
  gpc: 'Your browser asks sites not to share what you do, and we respect that. Just give us a call.',
  off: 'We cannot link your reading in this browser. Just give us a call.',
  superseded:
    'Another number was given in the meantime. Give yours again if it should be this one.',
  unavailable:
    'We could not link your reading just now. Check your connection or content blocker and try again, or just give us a call.',
};
