import { expect, test } from 'vitest';
import { withChatRating, withTaskRating, withUserRating } from './with-rating.ts';

const rated_at = '2026-11-22T12:00:00.000Z';
const rating = { score: 4, rated_at };
const parse = (json: string | undefined) => JSON.parse(json ?? 'null') as Record<string, unknown>;
const ofChat = (sid: string) => ({ conversation_sid: sid, ...rating });

test('keeps what others have written of a chat', () => {
  expect(parse(withChatRating('{"from":"+1","rating":{"score":1}}', rating))).toEqual({
    from: '+1',
    rating,
  });
});

test.each(['', 'null', '[]', '"x"', '{'])('takes attributes of %j for none', (current) => {
  expect(parse(withChatRating(current, rating))).toEqual({ rating });
  expect(parse(withUserRating(current, ofChat('CH1')))).toEqual({ ratings: [ofChat('CH1')] });
  expect(parse(withTaskRating(current, rating))).toEqual({ conversations: { csat: 4 } });
});

test('has no room where others fill it', () => {
  const full = JSON.stringify({ notes: 'a'.repeat(16_370) });
  expect(withChatRating(full, rating)).toBeUndefined();
  expect(withUserRating(full, ofChat('CH1'))).toBeUndefined();
});

test('keeps the last word on a chat, and the newest four chats of a visitor', () => {
  let user: string | undefined = '{"avatar":"a.png"}';
  for (const sid of ['CH1', 'CH2', 'CH3', 'CH4', 'CH5', 'CH3'])
    user = withUserRating(user ?? '', ofChat(sid));
  expect(parse(user)['avatar']).toBe('a.png');
  const sids = (parse(user)['ratings'] as { conversation_sid: string }[]).map(
    ({ conversation_sid: sid }) => sid,
  );
  expect(sids).toEqual(['CH3', 'CH5', 'CH4', 'CH2']);
});

test('lets go of older ratings where there is room for one alone', () => {
  const comment = 'a'.repeat(3000);
  const notes = 'a'.repeat(8000);
  let user: string | undefined = JSON.stringify({ notes });
  for (const sid of ['CH1', 'CH2', 'CH3'])
    user = withUserRating(user ?? '', { ...ofChat(sid), comment });
  expect(parse(user)).toEqual({ notes, ratings: [{ ...ofChat('CH3'), comment }] });
});

test('writes the score where Flex Insights looks for it, beside what is there', () => {
  const current = '{"name":"Ada","conversations":{"outcome":"solved","csat":1}}';
  expect(parse(withTaskRating(current, rating))).toEqual({
    name: 'Ada',
    conversations: { outcome: 'solved', csat: 4 },
  });
});
