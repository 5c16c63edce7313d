import { expect, test } from 'vitest';
import { findTagProblems } from './find-tag-problems.ts';
import { tag } from './testing/create-snapshot.ts';
import { toTags, type ScriptFact, type TagFact } from './to-tags.ts';

const chat: TagFact = {
  kind: 'chat',
  src: 'https://docs.example.com/docent/docent-chat-0.1.0.js',
  isModule: true,
  isInHead: false,
  writeKey: undefined,
  functionsUrl: 'https://docent-1234-live.twil.io',
};
const find = (tags: readonly TagFact[], chats = 0, functionsUrl?: string) =>
  findTagProblems({ tags, chats, functionsUrl }).map(({ reason }) => reason);

test('one tracker and one chat are as they should be', () => {
  expect(find([tag, chat], 1)).toEqual([]);
  expect(find([tag])).toEqual([]);
  expect(find([tag], 1, 'https://docent-1234-live.twil.io')).toEqual([]);
});

test.each<[string, readonly TagFact[], number]>([
  ['double-tracker', [tag, { ...tag, kind: 'snippet', src: '' }], 0],
  ['double-chat', [tag, chat, chat], 1],
  ['double-chat', [tag, chat], 2],
  ['double-segment', [tag, { ...tag, kind: 'analytics.js' }], 0],
  ['no-functions-url', [tag, { ...chat, functionsUrl: undefined }], 1],
  ['not-module', [{ ...tag, isModule: false }], 0],
  ['not-module', [tag, { ...chat, isModule: false }], 1],
  ['not-in-head', [{ ...tag, isInHead: false }], 0],
])('%s is found', (reason, tags, chats) => {
  expect(find(tags, chats)).toEqual([reason]);
});

test('the snippet of Segment for another source is no problem', () => {
  expect(find([tag, { ...tag, kind: 'analytics.js', writeKey: 'OTHER' }])).toEqual([]);
});

test('tags are known by their file or by their attributes, and other scripts are left out', () => {
  const script = (src: string, data: ScriptFact['data'] = {}): ScriptFact => ({
    src,
    type: 'module',
    isInHead: true,
    data,
  });
  const kinds = toTags([
    script('https://cdn.example.com/docent/docent.js?v=2'),
    script('https://cdn.example.com/bundle.js', { writeKey: 'KEY' }),
    script('', { writeKey: 'KEY', src: '/docent/docent.js' }),
    script('https://cdn.example.com/docent-chat.js'),
    script('https://cdn.segment.com/analytics.js/v1/KEY/analytics.min.js'),
    script('https://cdn.example.com/docent-recorder-abc.js'),
    script('https://cdn.example.com/other.js'),
    script(''),
  ]).map(({ kind, writeKey }) => `${kind} ${writeKey}`);
  expect(kinds).toEqual([
    'tracker undefined',
    'tracker KEY',
    'snippet KEY',
    'chat undefined',
    'analytics.js KEY',
  ]);
});
