import { expect, test } from 'vitest';
import { withoutLinks } from './without-links.ts';

const links = [
  { title: 'Schedules', section: 'The times', url: 'https://docs.example/schedules#times' },
  { title: 'Retries', url: 'https://docs.example/retries' },
];

test('what the cards show is not said twice', () => {
  const body = `This should help:
Schedules: The times
Five fields, as in cron.
https://docs.example/schedules#times

Perhaps also:
Retries
https://docs.example/retries

Does that help?`;
  expect(withoutLinks(body, links)).toBe(`This should help:
Five fields, as in cron.

Does that help?`);
});

test('what else is said stays, also where it names a page or an address', () => {
  const body = 'Read Retries first:\nhttps://docs.example/other\nSee https://docs.example/retries.';
  expect(withoutLinks(body, links)).toBe(body);
});

test('of a text that is nothing but links nothing is left', () => {
  expect(withoutLinks('Retries\nhttps://docs.example/retries', links)).toBe('');
});

test('keeps a line that introduces something else', () => {
  const body = 'Two ways:\n\n- by hand\n\nSee also:\n\nhttps://docs.example/retries';
  expect(withoutLinks(body, links)).toBe('Two ways:\n\n- by hand');
});
