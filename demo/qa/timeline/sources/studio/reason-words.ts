/** What a reason of the routing policy means, in plain words. */
export const reasonWords: Readonly<Record<string, string>> = {
  'docs-read': 'docs were read',
  vip: 'a VIP',
  'lifetime-value': 'the lifetime value is high',
  'docs-and-value': 'docs were read, by a customer of value',
  'nothing-read': 'no docs were read',
  'not-valued': 'no customer of value',
  'unknown-profile': 'Segment knows nobody with this phone',
  'no-answer': 'the profile could not be read',
  'no-phone': 'there is no phone',
};
