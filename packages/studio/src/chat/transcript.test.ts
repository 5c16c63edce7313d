import { describe, expect, test } from 'vitest';
import type { ChatMessage } from './ports.ts';
import { parseTranscript, transcript } from './transcript.ts';
import { badBodies, badSids, badTokens } from './testing/attacks.ts';
import {
  claimed,
  conversationSid,
  guest,
  person,
  setUpChat,
  verified,
} from './testing/running-chat.ts';

const said = (author: string, body: string, files: string[] = []): ChatMessage => ({
  author,
  body,
  writtenAt: '2026-11-22T10:00:00Z',
  files,
});
const messages = [
  said(guest, 'How?'),
  said('Docs assistant', 'Like this.'),
  said('agent.maya', 'Hello'),
  said('tomas_40example_2Ecom', 'Hi', ['a.pdf']),
  said(`AC${'a'.repeat(32)}`, 'A flow without a name'),
];
const names = new Map([['agent.maya', 'Maya']]);

async function write(
  chat: ReturnType<typeof setUpChat>,
  { token, asked, ...more }: { token?: string; asked?: string[]; [key: string]: unknown } = {},
) {
  const body = { token: token ?? (await chat.token()), conversationSid, ...more };
  return transcript(parseTranscript(body), {
    ...chat.tools,
    botName: 'Docs assistant',
    readNames: async (identities) => {
      asked?.push(...identities);
      return names;
    },
  });
}

test('tells who spoke by role, and no identity of an agent', async () => {
  const asked: string[] = [];
  const chat = setUpChat({ messages });
  const { body } = await write(chat, { format: 'json', asked });
  expect(body).toEqual({
    conversationSid,
    cut: false,
    messages: [
      ['visitor', 'You', 'How?'],
      ['bot', 'Docs assistant', 'Like this.'],
      ['agent', 'Maya', 'Hello'],
      ['agent', 'Support', 'Hi', ['a.pdf']],
      ['bot', 'Docs assistant', 'A flow without a name'],
    ].map(([role, name, text, files = []]) => ({
      role,
      name,
      body: text,
      files,
      writtenAt: '2026-11-22T10:00:00Z',
    })),
  });
  expect(asked).toEqual(['agent.maya', 'tomas_40example_2Ecom']);
  expect(JSON.stringify(body)).not.toMatch(/tomas|agent\.maya|AC/);
  expect(chat.writes).toEqual([]);
});

test('is a text file by default, in the language and the time of whoever asks', async () => {
  const chat = setUpChat({ messages: messages.slice(0, 1) });
  const reply = await write(chat, { locale: 'de', timeZone: 'Asia/Tokyo' });
  expect(reply).toEqual({
    status: 200,
    body: 'Transcript of your chat. Times are those of Asia/Tokyo.\n\n[22.11.2026, 19:00] You: How?\n',
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': 'attachment; filename="chat-2026-11-22.txt"',
    },
  });
});

test('calls the visitor by name once it is known', async () => {
  const pre_engagement_data = { friendlyName: 'Ada', user_id: null, docs: [] };
  const chat = setUpChat({ messages, attributes: claimed({ pre_engagement_data }) });
  expect((await write(chat)).body).toContain('Ada: How?');
});

test('nothing that was typed is in a header', async () => {
  const evil = '"\r\nSet-Cookie: a=b';
  const pre_engagement_data = { friendlyName: evil, user_id: null, docs: [] };
  const attributes = claimed({ pre_engagement_data });
  const odd = { ...said(guest, evil, [evil]), writtenAt: evil };
  const chat = setUpChat({ attributes, messages: [{ ...odd, writtenAt: '2026-11-22T10:00:00Z' }] });
  expect(JSON.stringify((await write(chat)).headers)).not.toContain('Set-Cookie');
});

test('has a file name for an empty chat too', async () => {
  const { headers } = await write(setUpChat());
  expect(headers?.['Content-Disposition']).toBe('attachment; filename="chat-empty.txt"');
});

test.each([
  [1000, 1000, false],
  [1001, 1000, true],
])('of %i messages it has %i, cut: %s', async (count, kept, cut) => {
  const chat = setUpChat({ messages: Array.from({ length: count }, () => said(guest, 'x')) });
  const { body } = await write(chat, { format: 'json' });
  expect(body).toMatchObject({ cut, messages: { length: kept } });
  const text = (await write(chat)).body as string;
  expect(text.includes('Only the first 1000 messages are here.')).toBe(cut);
});

describe('a chat that is over', () => {
  test('is still written down', async () => {
    const chat = setUpChat({ state: 'closed', messages });
    expect((await write(chat)).status).toBe(200);
  });

  test('is read by a token of RESUME_HOURS ago, unless it is a verified visitor’s', async () => {
    const old = 5 * 3600;
    const claim = setUpChat({ state: 'closed', messages });
    expect((await write(claim, { token: await claim.token(old) })).status).toBe(200);
    for (const chat of [
      setUpChat({ state: 'closed', messages, attributes: verified() }),
      setUpChat({ state: 'closed', messages, identity: person }),
    ]) {
      await expect(write(chat, { token: await chat.token(old) })).rejects.toMatchObject({
        code: 'token-refused',
      });
      expect(chat.calls).not.toContain('readMessages');
    }
  });
});

describe('refuses, and reads no message', () => {
  test.each(badTokens)('a token: %s', async (_wrong, make) => {
    const chat = setUpChat({ messages });
    await expect(write(chat, { token: await make(chat) })).rejects.toMatchObject({
      code: 'token-refused',
    });
    expect(chat.calls).toEqual([]);
  });

  test.each(badSids)('a SID that %s', async (_why, sid) => {
    const chat = setUpChat({ messages });
    await expect(write(chat, { conversationSid: sid })).rejects.toMatchObject({
      code: 'chat-not-found',
    });
    expect(chat.calls).not.toContain('readMessages');
  });

  test('a chat of others', async () => {
    const chat = setUpChat({ messages });
    const token = await chat.token(0, 'guest-eve');
    await expect(write(chat, { token })).rejects.toMatchObject({ code: 'chat-not-found' });
    expect(chat.calls).not.toContain('readMessages');
  });
});

const base = { token: 't', conversationSid };

test.each<[string, unknown]>([
  ...badBodies,
  ['another format', { ...base, format: 'html' }],
  ['a time zone that there is not', { ...base, timeZone: 'Mars/Olympus' }],
  ['an empty time zone', { ...base, timeZone: '' }],
  ['a locale that is none', { ...base, locale: 'not a locale' }],
  ['a list as locale', { ...base, locale: ['en'] }],
  ['a huge locale', { ...base, locale: `en-${'x'.repeat(10_000)}` }],
])('a body with %s is no request', (_wrong, body) => {
  expect(() => parseTranscript(body)).toThrow(expect.objectContaining({ code: 'wrong-request' }));
});
