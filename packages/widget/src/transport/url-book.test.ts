import { expect, test } from 'vitest';
import { createUrlBook } from './url-book.ts';

const headers = { 'Content-Type': 'application/json' };
const aim = 'https://aim.us1.twilio.com/Client/v2';
const configuration = {
  links: {
    conversations: `${aim}/Services/IS1/Conversations`,
    my_conversations: `${aim}/Users/US1/Conversations`,
  },
  sync_objects: { my_conversations: 'ada lovelace.channels' },
};
const root = (name: string, type = 'list') => ({
  unique_name: name,
  type,
  links: { items: `https://cds.us1.twilio.com/v3/Lists/${name}/Items` },
});

test('learns where the conversation and its messages are', () => {
  const book = createUrlBook('CH1');
  expect([book.conversation(), book.messages()]).toEqual([undefined, undefined]);
  book.learn({ url: `${aim}/Configuration`, headers: {} }, configuration);
  for (const [name, type] of [['CH2.messages'], ['CH1.messages'], ['CH1.roster', 'map']] as const)
    book.learn({ url: 'https://cds.us1.twilio.com/v3/x', headers }, root(name, type));
  expect(book.conversation()).toEqual({
    url: `${aim}/Services/IS1/Conversations/CH1`,
    headers: {},
  });
  expect(book.messages()).toEqual({
    url: 'https://cds.us1.twilio.com/v3/Lists/CH1.messages/Items',
    headers,
  });
});

test('knows without which requests the SDK never begins', () => {
  const book = createUrlBook('CH1');
  const map = 'https://cds.us1.twilio.com/v3/Maps/ada%20lovelace.channels';
  expect(book.isVital(map)).toBe(false);
  book.learn({ url: `${aim}/Configuration`, headers: {} }, configuration);
  for (const url of [map, `${map}?Include=items`, `${aim}/Users/US1/Conversations?PageToken=2`])
    expect(book.isVital(url)).toBe(true);
  for (const url of [`${aim}/Users/US1/Conversations/CH1`, 'https://x/%', `${map}/Items`])
    expect(book.isVital(url)).toBe(false);
});

test.each([undefined, null, 'text', { links: 5 }, { links: { items: 5 }, unique_name: 'CH1' }])(
  'learns nothing from %j',
  (body) => {
    const book = createUrlBook('CH1');
    book.learn({ url: `${aim}/Configuration`, headers }, body);
    book.learn({ url: 'https://x/', headers }, body);
    expect([book.conversation(), book.messages()]).toEqual([undefined, undefined]);
  },
);
