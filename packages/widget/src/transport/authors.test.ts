import { afterEach, expect, test, vi } from 'vitest';
import { createAuthors, type AuthorSource } from './authors.ts';

type ReadAuthor = AuthorSource['readAuthor'];
const identity = 'visitor-1';
const picture = 'https://example.com/maya.png';
const maya = { name: 'Maya', picture };
const nobody = { authorName: undefined, authorPicture: undefined };

afterEach(() => vi.useRealTimers());

test('asks once for each author, and not for programs, phones and the visitor', async () => {
  const readAuthor = vi.fn<ReadAuthor>(async () => maya);
  const { find } = createAuthors({ identity, readAuthor });
  const found = ['maya', 'maya', identity, null, 'system', '+14155550123'].map(find);
  const known = { authorName: 'Maya', authorPicture: picture };
  expect(await Promise.all(found)).toEqual([known, known, nobody, nobody, nobody, nobody]);
  expect(readAuthor.mock.calls).toEqual([['maya']]);
});

test('shows the picture of somebody whose name may not be shown', async () => {
  const readAuthor = async () => ({ name: 'maya@example.com', picture });
  const { find } = createAuthors({ identity, readAuthor });
  expect(await find('maya')).toEqual({ authorName: undefined, authorPicture: picture });
});

test('does not ask again for somebody whom nobody knows, but does after the line has failed', async () => {
  const readAuthor = vi.fn<ReadAuthor>();
  readAuthor
    .mockRejectedValueOnce({ status: 404 })
    .mockRejectedValueOnce(new Error('disconnected'));
  readAuthor.mockResolvedValueOnce(maya);
  const { find } = createAuthors({ identity, readAuthor });
  expect([await find('bot'), await find('bot')]).toEqual([nobody, nobody]);
  expect(await find('maya')).toEqual(nobody);
  expect(await find('maya')).toMatchObject({ authorName: 'Maya' });
  expect(readAuthor).toHaveBeenCalledTimes(3);
});

test('waits a second at most, and has the author the next time', async () => {
  vi.useFakeTimers();
  let tell: (author: typeof maya) => void = () => undefined;
  const readAuthor = () => new Promise<typeof maya>((resolve) => (tell = resolve));
  const { find } = createAuthors({ identity, readAuthor });
  const found = find('maya');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await found).toEqual(nobody);
  tell(maya);
  expect(await find('maya')).toMatchObject({ authorName: 'Maya' });
});

test('asks anew for somebody who has changed', async () => {
  const readAuthor = vi.fn<ReadAuthor>(async () => maya);
  const { find, forget } = createAuthors({ identity, readAuthor });
  await find('maya');
  forget('maya');
  await find('maya');
  expect(readAuthor).toHaveBeenCalledTimes(2);
});
