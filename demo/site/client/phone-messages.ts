import type { PhoneRefusal } from '@docent/identity/parse-phone';

/** What the reader is told, in the site's own words. */
export const phoneMessages: Record<PhoneRefusal, string> = {
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
};

export const notLoadedMessage = 'Something did not load. Check your connection, and try again.';
