import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiError } from '../door/api-error.ts';
import { parseStartChat } from './parse-start-chat.ts';

const view = { title: 'Retries', url: 'https://docs.example.com/retries', viewedAt: 1 };

test('reads everything that a page can say', () => {
  const body = {
    visitor: { phone: '(415) 555-2671', country: 'US', name: ' Ada ', anonymousId: 'a1' },
    identityToken: 'eyJ',
    captchaToken: 'captcha',
    question: 'Why?',
    questionAttributes: '{"clientId":"1"}',
    trail: [view],
    page: { url: 'https://docs.example.com', title: 'Docs' },
    locale: 'en-GB',
    timeZone: 'Europe/London',
    referrer: '',
    replyBy: 'sms',
    requestId: '2f1c9a9e-6f0b-4f62-9d6b-1f8f3f0f7a11',
  };
  const visitor = { phone: '+14155552671', name: 'Ada', anonymousId: 'a1' };
  expect(parseStartChat(body)).toEqual({ ...body, visitor });
});

test('a visitor of whom nothing is known is a request', () => {
  expect(parseStartChat({ visitor: {} })).toEqual({ visitor: {}, trail: [] });
});

test('a body without any key is none: it may have been broken JSON', () => {
  expect(() => parseStartChat({})).toThrow('The body is empty: send at least "visitor".');
});

test('a question of spaces is none', () => {
  expect(parseStartChat({ question: ' \n ' })).not.toHaveProperty('question');
});

test('half a character becomes a whole one', () => {
  expect(parseStartChat({ question: 'Why\uD83D?' }).question).toBe('Why\uFFFD?');
});

test.each<[string, object, string]>([
  ['a long question', { question: 'x'.repeat(8001) }, '"question"'],
  ['a long trail', { trail: Array.from({ length: 51 }, () => view) }, '"trail"'],
  ['a view without an address', { trail: [{ ...view, url: '' }] }, '"trail.0.url"'],
  ['a view at no time', { trail: [{ ...view, viewedAt: 8.64e15 + 1 }] }, '"trail.0.viewedAt"'],
  ['a long address', { page: { url: 'x'.repeat(2049), title: '' } }, '"page.url"'],
  ['a long referrer', { referrer: 'x'.repeat(2049) }, '"referrer"'],
  ['a long identity token', { identityToken: 'x'.repeat(4097) }, '"identityToken"'],
  ['an empty identity token', { identityToken: '' }, '"identityToken"'],
  ['another way to answer', { replyBy: 'fax' }, '"replyBy"'],
  ['an ID that can be guessed', { requestId: '1' }, '"requestId"'],
  ['an unknown key', { phone: '+14155552671' }, 'unknown key'],
  [
    'large attributes',
    { question: 'Why?', questionAttributes: `"${'é'.repeat(2048)}"` },
    '"questi',
  ],
  ['attributes that are a list', { question: 'Why?', questionAttributes: '[]' }, '"questi'],
  ['attributes that are no JSON', { question: 'Why?', questionAttributes: '{' }, '"questi'],
  ['attributes of nothing', { question: ' ', questionAttributes: '{}' }, 'without a "question"'],
])('refuses %s', (_, body, named) => {
  expect(() => parseStartChat(body)).toThrowError(
    expect.objectContaining({ code: 'wrong-request', message: expect.stringContaining(named) }),
  );
});

test('refuses a phone that is none, and does not repeat it', () => {
  const parse = () => parseStartChat({ visitor: { phone: '+1 555 12' } });
  expect(parse).toThrowError(expect.objectContaining({ code: 'wrong-phone' }));
  expect(parse).not.toThrowError('555');
});

const keys = ['visitor', 'question', 'questionAttributes', 'trail', 'page', 'requestId', 'other'];

function read(value: unknown): object {
  try {
    return parseStartChat(value);
  } catch (error) {
    if (error instanceof ApiError && error.status === 400) return { trail: [], visitor: {} };
    throw error;
  }
}

test('whatever comes, it is read or refused', () => {
  const body = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue());
  fc.assert(
    fc.property(fc.oneof(body, fc.jsonValue()), (value) => {
      expect(read(value)).toMatchObject({ trail: expect.any(Array), visitor: expect.any(Object) });
    }),
  );
});
