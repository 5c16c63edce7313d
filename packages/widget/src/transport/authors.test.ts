import { afterEach, expect, test, vi } from 'vitest';
import { createAuthors, type NameSource } from './authors.ts';

type ReadName = NameSource['readName'];
const identity = 'visitor-1';

afterEach(() => vi.useRealTimers());

test('asks once for each name, and not for programs and phones', async () => {
  const readName = vi.fn<ReadName>(async (who) => `Name of ${who.length}`);
  const { nameOf } = createAuthors({ identity, readName });
  const names = ['maya', 'maya', identity, null, 'system', '+14155550123'].map(nameOf);
  expect(await Promise.all(names)).toEqual([
    'Name of 4',
    'Name of 4',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(readName.mock.calls).toEqual([['maya']]);
});

test('does not ask again for somebody whom nobody knows, but does after the line has failed', async () => {
  const readName = vi.fn<ReadName>();
  readName.mockRejectedValueOnce({ status: 404 }).mockRejectedValueOnce(new Error('disconnected'));
  readName.mockResolvedValueOnce('Maya');
  const { nameOf } = createAuthors({ identity, readName });
  expect([await nameOf('bot'), await nameOf('bot')]).toEqual([undefined, undefined]);
  expect([await nameOf('maya'), await nameOf('maya')]).toEqual([undefined, 'Maya']);
  expect(readName).toHaveBeenCalledTimes(3);
});

test('waits a second at most, and has the name the next time', async () => {
  vi.useFakeTimers();
  let tell: (name: string) => void = () => undefined;
  const { nameOf } = createAuthors({
    identity,
    readName: () => new Promise((resolve) => (tell = resolve)),
  });
  const name = nameOf('maya');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await name).toBeUndefined();
  tell('Maya');
  expect(await nameOf('maya')).toBe('Maya');
});

test('asks anew for a name that has changed', async () => {
  const readName = vi.fn<ReadName>(async () => 'Maya');
  const { nameOf, forget } = createAuthors({ identity, readName });
  await nameOf('maya');
  forget('maya');
  await nameOf('maya');
  expect(readName).toHaveBeenCalledTimes(2);
});
