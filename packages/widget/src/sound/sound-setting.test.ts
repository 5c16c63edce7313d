import { afterEach, expect, test, vi } from 'vitest';
import { isSoundOn, turnSound } from './sound-setting.ts';

const key = 'docent.chat.sound';

afterEach(() => {
  vi.restoreAllMocks();
  turnSound(false);
});

test('is off until somebody turns it on, and leaves no trace before and after', () => {
  expect([isSoundOn(), localStorage.getItem(key)]).toEqual([false, null]);
  turnSound(true);
  expect([isSoundOn(), localStorage.getItem(key)]).toEqual([true, 'true']);
  turnSound(false);
  expect([isSoundOn(), localStorage.getItem(key)]).toEqual([false, null]);
});

test.each(['{', '"yes"', '1', 'null'])('takes %s for off', (stored) => {
  localStorage.setItem(key, stored);
  expect(isSoundOn()).toBe(false);
});

test('holds for the page where storage is refused', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('Refused', 'QuotaExceededError');
  });
  turnSound(true);
  expect(isSoundOn()).toBe(true);
  turnSound(false);
  expect(isSoundOn()).toBe(false);
});
