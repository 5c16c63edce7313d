import { expect, test } from 'vitest';
import { toHeaders } from './to-headers.ts';

test('names are in lower case, and what came more than once is a list', () => {
  const headers = toHeaders([
    ['Origin', 'https://docs.example.com'],
    ['X-Test', 'one'],
    ['x-test', 'two'],
    ['X-TEST', 'three'],
  ]);
  expect(headers).toEqual({
    origin: 'https://docs.example.com',
    'x-test': ['one', 'two', 'three'],
  });
});

test.each(['Referer', 'Via', 'X-Forwarded-For', 'X-Amzn-Trace-Id', 'I-Twilio-Request', 'Expect'])(
  '%s is kept from Functions',
  (name) => {
    expect(toHeaders([[name, '1']])).toEqual({});
  },
);

test('names of prototypes are headers like others', () => {
  const headers = toHeaders([
    ['__proto__', 'one'],
    ['__proto__', 'two'],
    ['constructor', '1'],
  ]);
  expect(Object.entries(headers)).toEqual([
    ['__proto__', ['one', 'two']],
    ['constructor', '1'],
  ]);
  expect(Object.getPrototypeOf(headers)).toBe(Object.prototype);
});
