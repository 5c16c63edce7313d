import { expect, test, vi } from 'vitest';
import { createInOrder } from './in-order.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test('tells nothing before it is started, and then all in order', async () => {
  const told: number[] = [];
  const order = createInOrder();
  let find: (value: number) => void = () => undefined;
  order.tell(() => void told.push(1));
  order.tellFound(
    () => new Promise<number>((resolve) => (find = resolve)),
    (value) => void told.push(value),
  );
  order.tell(() => void told.push(3));
  await settle();
  expect(told).toEqual([]);
  order.start();
  await settle();
  expect(told).toEqual([1]);
  find(2);
  await settle();
  expect(told).toEqual([1, 2, 3]);
});

test('tells nothing after it was stopped, also not what was being found out', async () => {
  const report = vi.fn<() => void>();
  const order = createInOrder();
  let find: (value: number) => void = () => undefined;
  order.tellFound(() => new Promise<number>((resolve) => (find = resolve)), report);
  order.tell(report);
  order.start();
  await settle();
  order.stop();
  find(1);
  await settle();
  expect(report).not.toHaveBeenCalled();
});

test('goes on after a report that throws', async () => {
  const complain = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const report = vi.fn<() => void>();
  const order = createInOrder();
  order.start();
  order.tell(() => {
    throw new Error('a mistake');
  });
  order.tell(report);
  await settle();
  expect(report).toHaveBeenCalledOnce();
  expect(complain).toHaveBeenCalledOnce();
  complain.mockRestore();
});
