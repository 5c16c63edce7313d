import { expect, test, vi } from 'vitest';
import { createSeenMarker } from './seen-marker.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test('tells one index at a time, and the highest of those that came meanwhile', async () => {
  const write = vi.fn<(index: number) => Promise<number>>(async (index) => index);
  const { mark } = createSeenMarker({ read: () => 2, write, isConnected: () => true });
  for (const index of [1, 2, 3, 4, 7, 5]) mark(index);
  await settle();
  expect(write.mock.calls).toEqual([[3], [7]]);
  mark(7);
  await settle();
  expect(write).toHaveBeenCalledTimes(2);
});

test('tells what could not be told, once it can', async () => {
  let isConnected = false;
  const write = vi.fn<(index: number) => Promise<number>>(async (index) => index);
  write.mockRejectedValueOnce(new Error('disconnected'));
  const { mark, flush } = createSeenMarker({
    read: () => -1,
    write,
    isConnected: () => isConnected,
  });
  mark(3);
  await settle();
  expect(write).not.toHaveBeenCalled();
  isConnected = true;
  flush();
  await settle();
  expect(write.mock.calls).toEqual([[3]]);
  flush();
  await settle();
  expect(write.mock.calls).toEqual([[3], [3]]);
});
