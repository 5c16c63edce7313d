import type { FormStrings } from './form-strings.ts';

/** The form in English. */
export const enForm: FormStrings = {
  intro: 'With your phone number, we can see which pages you have read, and need not ask.',
  phone: 'Phone',
  country: 'Country',
  name: 'Name',
  question: 'How can we help?',
  optional: 'optional',
  start: 'Start chat',
  save: 'Save',
  skip: 'Chat without a phone number',
  checking: 'Checking the number',
  needed: 'Please fill this in.',
  unavailable: 'The number cannot be checked at the moment. Please try again.',
  phoneProblem: {
    'not-text': 'Please give a phone number.',
    empty: 'Please give a phone number.',
    'too-long': 'This is too long for a phone number.',
    'not-a-number': 'This is not a phone number.',
    'country-needed': 'Please choose the country of this number.',
    'unknown-country': 'Please choose the country of this number.',
    impossible: 'This number is too short or too long.',
    invalid: 'There is no such number. Please check it.',
    'not-a-person': 'This is the number of a service. Please give your own.',
    placeholder: 'Please give your real number.',
  },
};
