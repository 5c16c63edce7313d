import { afterEach, describe, expect, test } from 'vitest';
import type { ChatState, StoredMessage, Trouble } from '../state/model.ts';
import { findDeep, openPseudoChat, settle, type PseudoSetup } from './testing/open-pseudo-chat.ts';
import { readForeignWords } from './testing/read-foreign-words.ts';

// What people write is Greek, as is what the browser writes: Latin letters outside of brackets are words of the code.
const now = Date.now();

const talk: readonly StoredMessage[] = [
  toMessage({ author: 'visitor', body: 'Καλημέρα' }),
  toMessage({
    author: 'bot',
    body: 'Δείτε εδώ',
    links: [{ title: 'Οδηγός', section: 'Αρχή', url: 'https://docs.example/α' }],
  }),
  toMessage({ author: 'bot', body: '', offer: { quickReplies: [{ label: 'Ναι', text: 'Ναι' }] } }),
  toMessage({
    author: 'person',
    authorName: 'Μάγια',
    body: '**Έντονα** `κώδικας`\n\n```\nα = β\n```\n\n- ένα\n- δύο',
  }),
  toMessage({ author: 'person', body: 'Πολύ '.repeat(2000) }),
  toMessage({ author: 'person', body: ' ' }),
  toMessage({
    author: 'person',
    body: 'Αρχεία',
    media: [
      { sid: 'ME1', name: 'εικόνα.πνγ', type: 'image/png', size: 5_000_000 },
      { sid: 'ME2', name: '', type: 'application/pdf', size: 500 },
    ],
  }),
  toMessage({
    author: 'bot',
    body: 'Φόρμα',
    offer: {
      form: {
        id: 'φ',
        fields: [
          { name: 'α', label: 'Όνομα', type: 'text', options: [], isRequired: true },
          { name: 'β', label: 'Είδος', type: 'select', options: ['Ένα', 'Δύο'], isRequired: false },
        ],
      },
    },
  }),
].map((message, index) => ({ ...message, index, sid: `IM${index}` }));

const outgoing = (
  ['too-long', 'not-allowed', 'chat-over', 'file-too-large', 'file-refused', 'refused'] as const
).map((refusal, place) => ({
  clientId: `c${place}`,
  body: 'Γεια',
  createdAt: now,
  delivery: 'failed' as const,
  refusal,
}));

const open: Partial<ChatState> = {
  phase: 'open',
  line: 'up',
  conversationSid: 'CH1',
  visitor: { phone: '+14155552671', name: 'Άντα' },
};

const states: Readonly<Record<string, PseudoSetup>> = {
  'the form': { isAsking: true },
  'the form that asks for everything': {
    isAsking: true,
    config: { form: 'phone* name* question*' },
  },
  'the form that changes who one is': { isAsking: true, state: open },
  'the form with a phone that was refused': { isAsking: true, state: { trouble: 'phone-refused' } },
  'an empty chat': {},
  'an empty chat with a search': { config: { search: 'index:/search.json' } },
  'an open chat without messages': { state: open },
  'messages of all kinds': { state: { ...open, messages: talk, othersSeenIndex: 0 } },
  'messages on their way': {
    state: {
      ...open,
      messages: talk.slice(0, 1),
      outgoing: [
        { clientId: 'a', body: 'Γεια', createdAt: now, delivery: 'sending' },
        { clientId: 'b', body: 'Γεια', createdAt: now, delivery: 'queued' },
      ],
    },
  },
  'messages that could not be sent': { state: { ...open, outgoing } },
  'earlier messages': {
    state: { ...open, messages: talk, hasEarlier: true, isLoadingEarlier: true },
  },
  'somebody who types': { state: { ...open, typing: ['Μάγια'] } },
  'somebody without a name who types': { state: { ...open, typing: [''] } },
  'an answer within a time': { config: { replyTime: '5m' } },
  'nobody there': { config: { hours: 'Mo 03:00-03:01', timeZone: 'UTC' } },
  'nobody there, and a phone': {
    config: { hours: 'Mo 03:00-03:01', timeZone: 'UTC' },
    state: open,
  },
  'a chat that the visitor ended': { state: toEnded('by-visitor') },
  'a chat that the team ended': { state: toEnded('by-team') },
  'a chat that is lost': { state: toEnded('lost') },
  'a lost line': { state: { ...open, line: 'connecting' } },
  ...Object.fromEntries(
    (['cannot-start', 'start-refused', 'cannot-connect'] satisfies Trouble[]).map((trouble) => [
      `trouble: ${trouble}`,
      { state: { ...open, trouble, line: 'down' } },
    ]),
  ),
};

afterEach(() => document.body.replaceChildren());

describe('every word comes from the words of the language', () => {
  test.each(Object.entries(states))('in %s', async (_, setup) => {
    const { root } = await openPseudoChat(setup);
    expect(readForeignWords(root)).toEqual([]);
  });

  test('in the errors of the form', async () => {
    const { root } = await openPseudoChat({
      isAsking: true,
      config: { form: 'phone* name* question*' },
    });
    findDeep(root, 'form .main')?.click();
    await expect.poll(() => findDeep(root, '[aria-invalid=true]')).toBeTruthy();
    await settle(root);
    expect(readForeignWords(root)).toEqual([]);
  });

  test('in the menu, and in the question before the end', async () => {
    const { root, panel } = await openPseudoChat({ state: { ...open, messages: talk } });
    findDeep(root, '[aria-expanded]')?.click();
    await settle(root);
    expect(readForeignWords(root)).toEqual([]);
    for (const step of ['asking', 'ending', 'failed'] as const) {
      panel.endStep = step;
      await settle(root);
      expect(readForeignWords(root)).toEqual([]);
    }
  });

  test('about the page', async () => {
    const { root, panel } = await openPseudoChat();
    panel.about = {
      title: 'Σελίδα',
      url: 'https://docs.example/σ',
      heading: 'Τίτλος',
      code: 'α = β',
    };
    await settle(root);
    expect(readForeignWords(root)).toEqual([]);
  });

  test('of files that are to be sent, and of those that cannot be', async () => {
    const { root } = await openPseudoChat({ state: open });
    const files = new DataTransfer();
    for (const [name, type, size] of [
      ['α.πδφ', 'application/pdf', 1000],
      ['β.εξε', 'application/x-msdownload', 1000],
      ['γ.πδφ', 'application/pdf', 0],
      ['δ.πδφ', 'application/pdf', 17_000_000],
    ] as const)
      files.items.add(new File([new Uint8Array(size)], name, { type }));
    const target = findDeep(root, 'textarea');
    target?.dispatchEvent(
      new ClipboardEvent('paste', {
        clipboardData: files,
        bubbles: true,
        composed: true,
        cancelable: true,
      }),
    );
    await expect.poll(() => findDeep(root, '.problems li')).toBeTruthy();
    await settle(root);
    expect(readForeignWords(root)).toEqual([]);
  });
});

function toEnded(ending: NonNullable<ChatState['ending']>): Partial<ChatState> {
  return { ...open, phase: 'ended', line: 'down', ending, messages: talk.slice(0, 2) };
}

function toMessage(
  message: Pick<StoredMessage, 'author' | 'body'> & Partial<StoredMessage>,
): StoredMessage {
  return { sid: '', index: 0, links: [], sentAt: now - 86_400_000 * 3, ...message };
}
