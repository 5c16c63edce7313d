import { expect, test } from 'vitest';
import type { StreamedMessage } from '../../../../emulator/segment/stream.ts';
import { toMessageDraft } from './to-message-draft.ts';

function draft(body: object, line: Partial<StreamedMessage> = {}) {
  const whole: StreamedMessage = {
    seq: 1,
    receivedAt: '2026-11-23T10:00:00.000Z',
    outcome: 'accepted',
    reason: null,
    sourceId: 'src',
    type: 'page',
    messageId: 'm1',
    profile: 7,
    body: { anonymousId: 'a', ...body },
    ...line,
  };
  return toMessageDraft({ line: whole, identifiers: [{ type: 'anonymous_id', value: 'a' }] });
}

const docs = { category: 'Docs', name: 'Retries', properties: { path: '/docs/retries' } };

test('a page of the docs was read, any other was seen', () => {
  expect(draft(docs)).toMatchObject({
    at: Date.parse('2026-11-23T10:00:00.000Z'),
    kind: 'page',
    title: 'Read "Retries"',
    detail: '/docs/retries',
    tells: { anonymousId: 'a', isDocRead: true, profile: { id: 7, keys: ['anonymous_id: a'] } },
  });
  const other = draft({ name: 'Prices', properties: {} });
  expect(other.title).toBe('Saw "Prices"');
  expect(other.tells).not.toHaveProperty('isDocRead');
  expect(other).not.toHaveProperty('detail');
});

test('an identify call tells who, and what else', () => {
  const traits = { phone: '+14155552671', name: 'Ada', vip: true };
  expect(draft({ traits }, { type: 'identify' })).toMatchObject({
    kind: 'identify',
    title: 'Identified as +14155552671',
    detail: 'name: Ada, vip: true',
    tells: { name: 'Ada' },
  });
  expect(draft({ traits: {} }, { type: 'identify' }).title).toBe('Traits told');
});

test.each([
  [{ event: 'Doc Read', properties: { title: 'Retries' } }, 'track', 'Doc Read: "Retries"'],
  [{ event: 'Signed Up' }, 'track', 'Signed Up'],
  [{}, 'group', 'A group call'],
])('%j of type %s is: %s', (body, type, title) => {
  expect(draft(body, { type })).toMatchObject({ kind: 'track', title });
});

test('what came twice is noise; what was dropped or refused is a problem with what to do', () => {
  expect(draft(docs, { outcome: 'duplicate', reason: 'messageId seen before' })).toMatchObject({
    title: 'Read "Retries" (came twice, counted once)',
    isNoise: true,
  });
  const dropped = draft(docs, { outcome: 'discarded', reason: 'bad_request: No type.' });
  expect(dropped.problem).toBe(
    'Not taken: bad_request: No type. Segment answers 200 and drops it; mend the call.',
  );
  expect(dropped.tells).toEqual({ anonymousId: 'a' });
  expect(
    draft({}, { outcome: 'rejected', type: null, reason: 'No write key', body: null }),
  ).toMatchObject({
    title: 'A request to Segment (rejected)',
    problem: 'Not taken: No write key. Check the write key and the request.',
  });
});

test('a title of any length and shape is one line', () => {
  const title = draft({ name: `A\n${'long '.repeat(100)}` }).title;
  expect(title).toMatch(/^Saw "A long .*…"$/);
  expect(title.length).toBeLessThan(150);
});
