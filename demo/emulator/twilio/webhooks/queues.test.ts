import { expect, test } from 'vitest';
import { createQueues } from './queues.ts';

test('work of one key waits for the one before; that of another does not', async () => {
  const { add, idle } = createQueues();
  const done: string[] = [];
  let resolve = (): void => undefined;
  const other = new Promise<void>((resolved) => (resolve = resolved));
  add('a', async () => {
    await other;
    done.push('a1');
  });
  add('a', () => void done.push('a2'));
  add('b', () => {
    done.push('b1');
    resolve();
  });
  expect(done).toEqual([]);
  await idle();
  expect(done).toEqual(['b1', 'a1', 'a2']);
});

test('is idle only when what was added meanwhile is done too', async () => {
  const { add, idle } = createQueues();
  const done: number[] = [];
  add('a', () => {
    done.push(1);
    add('b', () => void done.push(2));
  });
  await idle();
  expect(done).toEqual([1, 2]);
});
