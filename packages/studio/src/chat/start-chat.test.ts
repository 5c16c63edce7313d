import { expect, test } from 'vitest';
import { ApiError } from '../door/api-error.ts';
import { readChatSettings } from '../settings/chat-settings.ts';
import { chatContext } from '../door/testing/call-function.ts';
import { parseStartChat } from './parse-start-chat.ts';
import type { ChatOpener, NewChat, OpenChat, Opening } from './ports.ts';
import { startChat } from './start-chat.ts';

const open: OpenChat = { conversationSid: `CH${'1'.repeat(32)}`, identity: 'guest-1' };
const origin = 'https://docs.example.com';
const captcha = { CAPTCHA_PROVIDER: 'turnstile', CAPTCHA_SECRET: 'captcha-secret' };

interface Given {
  opening?: Opening;
  sayError?: Error;
  variables?: object;
  solved?: boolean;
}

/** `startChat` over an opener that notes what it is told. */
function createLab({ opening = { kind: 'new', chat: open }, sayError, ...given }: Given = {}) {
  const did: string[] = [];
  const opened: NewChat[] = [];
  const opener: ChatOpener = {
    async open(chat) {
      did.push('open');
      opened.push(chat);
      return opening;
    },
    async say(_, { body, attributes }) {
      did.push(`say ${body} ${attributes ?? ''}`.trim());
      if (sayError) throw sayError;
    },
    undo: async () => void did.push('undo'),
  };
  const settings = readChatSettings({ ...chatContext, ...given.variables });
  let ids = 0;
  const newId = () => `random-id-${(ids += 1)}`;
  const surroundings = { now: () => 0, newId, log: () => undefined };
  const captchaFetch = async (_: unknown, { body }: RequestInit = {}) => {
    did.push(`ask ${(body as URLSearchParams).get('response')}`);
    return Response.json({ success: given.solved ?? true, hostname: 'docs.example.com' });
  };
  const ports = { opener, settings, surroundings, captchaFetch: captchaFetch as typeof fetch };
  return { did, opened, start: (body: object) => startChat(parseStartChat(body), ports, origin) };
}

test('opens, then asks the question', async () => {
  const { did, start } = createLab();
  const { status, body } = await start({ question: 'Why?', questionAttributes: '{"a":1}' });
  expect(status).toBe(201);
  expect(body).toMatchObject({ ...open, verified: false, cut: [], expiresInSeconds: 3600 });
  expect(did).toEqual(['open', 'say Why? {"a":1}']);
});

test('says nothing where nothing was asked', async () => {
  const { did, start } = createLab();
  await start({ visitor: {} });
  expect(did).toEqual(['open']);
});

test('takes the chat back when its question cannot be asked', async () => {
  const sayError = new ApiError('try-later');
  const { did, start } = createLab({ sayError });
  await expect(start({ question: 'Why?' })).rejects.toBe(sayError);
  expect(did).toEqual(['open', 'say Why?', 'undo']);
});

test('gives the chat of a repeated request, and does not ask again', async () => {
  const { did, start } = createLab({ opening: { kind: 'taken', chat: open } });
  const { status, body } = await start({ question: 'Why?' });
  expect(status).toBe(200);
  expect(body).toMatchObject({ ...open });
  expect(did).toEqual(['open']);
});

test('a repeated request whose chat is over gets none', async () => {
  const { start } = createLab({ opening: { kind: 'taken', chat: undefined } });
  await expect(start({ visitor: {} })).rejects.toMatchObject({ code: 'chat-closed' });
});

test('asks for the CAPTCHA before anything is opened', async () => {
  const { did, start } = createLab({ variables: captcha });
  await start({ captchaToken: 'solved' });
  expect(did).toEqual(['ask solved', 'open']);
});

test.each([
  ['none was solved', { visitor: {} }, []],
  ['it was not solved', { captchaToken: 'guessed' }, ['ask guessed']],
])('opens nothing where %s', async (_, body, asked) => {
  const { did, start } = createLab({ variables: captcha, solved: false });
  await expect(start(body)).rejects.toMatchObject({ code: 'captcha-needed' });
  expect(did).toEqual(asked);
});

test.each([{}, { IDENTITY_KEYS: '' }])(
  'opens nothing for a wrong identity token (%j)',
  async (variables) => {
    const { did, start } = createLab({ variables: { ...captcha, ...variables } });
    await expect(start({ identityToken: 'wrong', captchaToken: 'solved' })).rejects.toMatchObject({
      code: 'identity-refused',
    });
    expect(did).toEqual([]);
  },
);

test('a request without an ID is like no other', async () => {
  const { opened, start } = createLab();
  await start({ visitor: {} });
  await start({ requestId: '2f1c9a9e-6f0b-4f62-9d6b-1f8f3f0f7a11' });
  const [one, other] = opened;
  expect(one?.uniqueName).not.toBe(other?.uniqueName);
  expect(one?.identity).not.toBe(other?.identity);
});
