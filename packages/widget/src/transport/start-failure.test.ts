import { expect, test } from 'vitest';
import { toStartFailure } from './start-failure.ts';

const conversationSid = 'CH1';
const judge = (error: unknown, url: string, isVital = false) =>
  toStartFailure(error, { url, conversationSid, isVital });
const list = 'https://cds.us1.twilio.com/v3/Lists/CH1.messages';
const elsewhere = 'https://cds.us1.twilio.com/v3/Documents/CH2.channel';

test('a conversation that is not there, or not ours, is gone', () => {
  expect(judge({ status: 404 }, list)).toBe('gone');
  expect(judge({ status: 403 }, list)).toBe('gone');
});

test('another conversation may be missing', () => {
  expect(judge({ status: 404 }, elsewhere)).toBeUndefined();
});

test('a line that was cut, and a server that failed, are the line', () => {
  expect(judge(new Error('disconnected'), elsewhere)).toBe('line');
  expect(judge({ status: 500 }, elsewhere)).toBe('line');
});

test('what the SDK tries again is left to it, but for what it cannot begin without', () => {
  for (const status of [429, 502, 503, 504]) {
    expect(judge({ status }, list)).toBeUndefined();
    expect(judge({ status }, elsewhere, true)).toBe('line');
  }
});

test('the configuration is left to the SDK', () => {
  const url = 'https://aim.us1.twilio.com/Client/v2/Configuration';
  expect(judge({ status: 500 }, url)).toBeUndefined();
  expect(judge(new Error('disconnected'), url)).toBeUndefined();
});
