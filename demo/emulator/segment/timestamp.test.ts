import { expect, test } from 'vitest';
import { toTimestamp } from './timestamp.ts';

const receivedAt = Date.parse('2026-03-02T12:00:00.000Z');
const hourMs = 3_600_000;

test('is the time the sender names when it does not say when it sent', () => {
  const original = '2026-03-02T11:59:00.000Z';
  expect(toTimestamp({ original, sentAt: undefined, receivedAt })).toBe(receivedAt - 60_000);
});

test.each([
  ['an hour fast', '2026-03-02T12:59:00.000Z', '2026-03-02T13:00:00.000Z'],
  ['an hour slow', '2026-03-02T10:59:00.000Z', '2026-03-02T11:00:00.000Z'],
  ['years slow', '1999-12-31T23:59:00.000Z', '2000-01-01T00:00:00.000Z'],
])('does not mind a clock at the sender that is %s', (_, original, sentAt) => {
  expect(toTimestamp({ original, sentAt, receivedAt })).toBe(receivedAt - 60_000);
});

test('reads times with an offset', () => {
  const original = '2026-03-02T13:00:00+02:00';
  expect(toTimestamp({ original, sentAt: undefined, receivedAt })).toBe(receivedAt - hourMs);
});

test.each([['yesterday'], [''], [null], [undefined], [receivedAt], [{}], [['2026-03-02']], [true]])(
  'takes %j for no time at all',
  (nonsense) => {
    expect(toTimestamp({ original: nonsense, sentAt: undefined, receivedAt })).toBe(receivedAt);
  },
);

test('takes a nonsense sentAt for a missing one', () => {
  const original = '2026-03-02T11:00:00.000Z';
  expect(toTimestamp({ original, sentAt: 'just now', receivedAt })).toBe(receivedAt - hourMs);
});

test('keeps the far future and the far past', () => {
  const at = (original: string) => toTimestamp({ original, sentAt: undefined, receivedAt });
  expect(at('9999-12-31T23:59:59.999Z')).toBe(253_402_300_799_999);
  expect(at('1969-12-31T23:59:59.999Z')).toBe(-1);
});

test('is the time of arrival when the corrected time is no date', () => {
  const original = '+275760-09-13T00:00:00.000Z';
  expect(toTimestamp({ original, sentAt: '1970-01-01T00:00:00.000Z', receivedAt })).toBe(
    receivedAt,
  );
});
