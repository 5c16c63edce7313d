import type { Phone, Visitor } from '@docent/identity';
import { describe, expect, test } from 'vitest';
import { buildDraft, stampMessage, toPageCall, type Draft, type Message } from './message.ts';
import type { Page } from './page.ts';
import { version } from './version.ts';

const at = Date.parse('2026-11-22T10:00:00.123Z');
const page: Page = {
  title: 'Quickstart',
  url: 'https://docs.example.com/quickstart?tab=js',
  path: '/quickstart',
  search: '?tab=js',
  referrer: 'https://docs.example.com/',
  doc_section: 'Guides',
};
const ada = { anonymousId: 'anon-a', phone: '+14155552671' as Phone, userId: 'u1' };
const open = { identifier: 'phone', isPrivate: false };

/** As it leaves the page: what is undefined does not. */
function toJson(message: Draft | Message): Record<string, unknown> {
  return JSON.parse(JSON.stringify(message)) as Record<string, unknown>;
}

describe('a draft', () => {
  const draft = buildDraft({ type: 'track', event: 'Doc Read' }, page, at);

  test('says what happened, when, where and in which browser', () => {
    expect(toJson(draft)).toEqual({
      messageId: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
      timestamp: '2026-11-22T10:00:00.123Z',
      type: 'track',
      event: 'Doc Read',
      context: {
        library: { name: 'docent', version },
        page: {
          title: 'Quickstart',
          url: 'https://docs.example.com/quickstart?tab=js',
          path: '/quickstart',
          search: '?tab=js',
          referrer: 'https://docs.example.com/',
        },
        locale: navigator.language,
        userAgent: navigator.userAgent,
      },
    });
  });

  test('has an ID of its own', () => {
    const other = buildDraft({ type: 'track', event: 'Doc Read' }, page, at);
    expect(other.messageId).not.toBe(draft.messageId);
  });

  test('keeps an ID that the call brings', () => {
    expect(buildDraft({ type: 'identify', messageId: 'm1' }, page, at).messageId).toBe('m1');
  });

  test('of a page without a title has an empty one in its context', () => {
    const { context } = buildDraft({ type: 'page' }, { ...page, title: undefined }, at);
    expect(context['page']).toMatchObject({ title: '' });
  });
});

describe('the call for a view', () => {
  test('has the category and the title beside the properties, and among them', () => {
    expect(toPageCall(page)).toEqual({
      type: 'page',
      category: 'Docs',
      name: 'Quickstart',
      properties: { category: 'Docs', name: 'Quickstart', ...page },
    });
  });

  test('takes properties of the site along, and none in the place of its own', () => {
    const extra = { plan: 'pro', title: 'x', url: 'x', name: 'x', category: 'x' };
    expect(toPageCall(page, extra).properties).toEqual({
      plan: 'pro',
      category: 'Docs',
      name: 'Quickstart',
      ...page,
    });
  });

  test('has no name where the page has no title', () => {
    const call = toPageCall({ ...page, title: undefined });
    expect(JSON.stringify(call)).not.toMatch(/"(name|title)"/);
  });

  test('does not change what the site gave', () => {
    const extra = Object.freeze({ plan: 'pro' });
    expect(() => toPageCall(page, extra)).not.toThrow();
  });
});

describe('a message', () => {
  const draft = buildDraft(toPageCall(page), page, at);

  test('says whose it is, with the phone as an external ID', () => {
    expect(toJson(stampMessage(draft, ada, open))).toEqual({
      ...toJson(draft),
      anonymousId: 'anon-a',
      userId: 'u1',
      context: {
        ...(toJson(draft)['context'] as object),
        externalIds: [{ id: '+14155552671', type: 'phone', collection: 'users', encoding: 'none' }],
      },
    });
  });

  test('has the identifier that the space has', () => {
    const stamp = { ...open, identifier: 'phone_number' };
    expect(stampMessage(draft, ada, stamp).context.externalIds).toMatchObject([
      { type: 'phone_number' },
    ]);
  });

  test('of a reader who is unknown has an anonymous ID alone', () => {
    const message = toJson(stampMessage(draft, { anonymousId: 'anon-a' }, open));
    expect(message).toMatchObject({ anonymousId: 'anon-a' });
    expect(JSON.stringify(message)).not.toMatch(/userId|externalIds|consent|integrations/);
  });

  test('takes nothing else of the visitor along', () => {
    const visitor: Visitor = {
      ...ada,
      v: 1,
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      identityToken: 'secret',
      updatedAt: 1,
      startedAt: 1,
      clearedAt: 0,
    };
    expect(JSON.stringify(stampMessage(draft, visitor, open))).not.toMatch(/Lovelace|@|secret/);
  });

  test('of a reader who asks for privacy is linked to nobody, and forwarded nowhere', () => {
    const message = toJson(stampMessage(draft, ada, { ...open, isPrivate: true }));
    expect(message['integrations']).toEqual({ All: false, 'Segment.io': true });
    expect(JSON.stringify(message)).not.toMatch(/userId|u1|externalIds|4155552671/);
  });

  test('carries the categories of consent', () => {
    const consent = { Analytics: true, Advertising: false };
    expect(stampMessage(draft, ada, open, consent).context.consent).toEqual({
      categoryPreferences: { Analytics: true, Advertising: false },
    });
  });

  test('keeps the integrations that the draft has', () => {
    const withOwn = { ...draft, integrations: { Amplitude: false } };
    expect(stampMessage(withOwn, ada, open).integrations).toEqual({ Amplitude: false });
  });

  test('leaves the draft as it was', () => {
    const before = toJson(draft);
    stampMessage(draft, ada, { ...open, isPrivate: true }, { Analytics: true });
    expect(toJson(draft)).toEqual(before);
  });
});
