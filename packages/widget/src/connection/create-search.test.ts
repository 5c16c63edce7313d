import { expect, test } from 'vitest';
import { createSearch } from './create-search.ts';
import { toMessage } from './testing/fake-server.ts';

test('a search goes on where the line has failed', async () => {
  const asked: number[] = [];
  const messages = Array.from({ length: 70 }, (_, index) =>
    toMessage(index, index === 65 ? { clientId: 'mine' } : {}),
  );
  const transport = {
    async readAfter(from: number) {
      asked.push(from);
      if (asked.length === 2) throw new Error('The line has failed.');
      return { messages: messages.slice(from + 1, from + 31), hasEarlier: false };
    },
  };
  const search = createSearch('mine', -1);
  await expect(search(transport)).rejects.toThrow('The line has failed.');
  expect(await search(transport)).toBe(true);
  expect(asked).toEqual([-1, 29, 29, 59]);
});

test('a server that says the same again and again ends it', async () => {
  const page = { messages: Array.from({ length: 30 }, () => toMessage(7)), hasEarlier: false };
  expect(await createSearch('mine', 7)({ readAfter: async () => page })).toBe(false);
});
