import type { ChatConfig } from '../../../../packages/widget/src/options.ts';
import type { ChatState, StoredMessage } from '../../../../packages/widget/src/state/model.ts';
import { talks, type TalkLanguage } from './talk.ts';

/** What a picture shows. */
export interface GalleryState {
  readonly state?: Partial<ChatState>;
  readonly config?: Partial<ChatConfig>;
  readonly isAsking?: boolean;
  readonly isClosed?: boolean;
  readonly unread?: number;
}

const beginMs = Date.UTC(2026, 10, 22, 9, 30);

type Line = Pick<StoredMessage, 'author' | 'body'> & Partial<StoredMessage>;

function toMessages(lines: readonly Line[]): readonly StoredMessage[] {
  return lines.map((line, index) => ({
    sid: `IM${index}`,
    index,
    links: [],
    sentAt: beginMs + index * 40_000,
    ...line,
  }));
}

function toOpen(messages: readonly StoredMessage[], more: Partial<ChatState> = {}) {
  return {
    phase: 'open',
    line: 'up',
    conversationSid: 'CH1',
    visitor: { name: 'Ada', phone: '+14155552671' },
    messages,
    seenIndex: messages.length - 1,
    othersSeenIndex: messages.length - 1,
    ...more,
  } as const satisfies Partial<ChatState>;
}

/**
 * All that there are pictures of, by name.
 *
 * @example
 * toStates('en').welcome;
 */
export function toStates(language: TalkLanguage) {
  const talk = talks[language];
  const withBot = toMessages([
    { author: 'visitor', body: talk.question },
    { author: 'bot', body: talk.answer, links: talk.links },
  ]);
  const withPerson = toMessages([
    ...withBot,
    { author: 'visitor', body: talk.more },
    { author: 'person', authorName: talk.person, body: talk.personAnswer },
    { author: 'visitor', body: talk.thanks },
  ]);
  const waiting = {
    clientId: 'c1',
    body: talk.more,
    createdAt: beginMs + 120_000,
  };
  const quickReplies = talk.choices.map((text) => ({ label: text, text }));
  return {
    closed: { isClosed: true },
    unread: { isClosed: true, unread: 2 },
    form: { isAsking: true },
    welcome: { state: { visitor: { name: 'Ada' } }, config: { search: 'index:/search.json' } },
    bot: { state: toOpen(withBot) },
    person: { state: toOpen(withPerson) },
    typing: { state: toOpen(withPerson.slice(0, 3), { typing: [talk.person] }) },
    choices: {
      state: toOpen(
        toMessages([
          { author: 'visitor', body: talk.question },
          { author: 'bot', body: talk.choice, offer: { quickReplies } },
        ]),
      ),
    },
    files: {
      state: toOpen(
        toMessages([
          {
            author: 'visitor',
            body: talk.question,
            media: [{ sid: 'ME1', name: 'response.png', type: 'image/png', size: 48_213 }],
          },
          {
            author: 'person',
            authorName: talk.person,
            body: '',
            media: [
              { sid: 'ME2', name: 'webhook-log.pdf', type: 'application/pdf', size: 231_405 },
            ],
          },
        ]),
        {
          mediaUrls: {
            ME1: { url: '/picture.png', until: Infinity },
            ME2: { url: '/file.pdf', until: Infinity },
          },
        },
      ),
    },
    failed: {
      state: toOpen(withBot, {
        outgoing: [{ ...waiting, delivery: 'failed', refusal: 'refused' }],
      }),
    },
    trouble: {
      state: {
        ...toOpen(withBot, { outgoing: [{ ...waiting, delivery: 'queued' }] }),
        line: 'down',
        trouble: 'cannot-connect',
      },
    },
    away: {
      state: { visitor: { phone: '+14155552671' } },
      config: { hours: 'Mo-Fr 09:00-09:01', timeZone: 'Pacific/Kiritimati' },
    },
    ended: { state: { ...toOpen(withPerson), phase: 'ended', line: 'down', ending: 'by-team' } },
  } as const satisfies Record<string, GalleryState>;
}

export type GalleryStateName = keyof ReturnType<typeof toStates>;
