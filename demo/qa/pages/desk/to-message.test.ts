import { expect, test } from 'vitest';
import { maya, toTask, tomas } from './testing/tasks.ts';
import { toMessage, toPeople, type MessageFacts } from './to-message.ts';
import { toTextParts } from './to-text-parts.ts';

const people = toPeople(toTask(), { worker: maya, workers: [maya, tomas] });

function facts(more: Partial<MessageFacts>): MessageFacts {
  const base = { sid: 'IM1', index: 0, author: 'guest-1', body: 'Hi', attributes: {}, files: [] };
  return { ...base, at: 1000, ...more };
}

test.each([
  ['guest-1', { who: 'visitor', name: 'Ada', isOwn: false }],
  ['agent.maya', { who: 'agent', name: 'You', isOwn: true }],
  ['agent.tomas', { who: 'agent', name: 'Tomás', isOwn: false }],
  ['Millrace docs', { who: 'bot', name: 'Millrace docs', isOwn: false }],
  ['system', { who: 'bot', name: 'Bot', isOwn: false }],
  [`CH${'a'.repeat(32)}`, { who: 'bot', name: 'Bot', isOwn: false }],
  [null, { who: 'bot', name: 'Bot', isOwn: false }],
])('what %s has written is told apart', (author, expected) => {
  expect(toMessage(facts({ author }), people)).toMatchObject(expected);
});

test('links of the bot are listed where the text does not have them already', () => {
  const links = [
    { title: 'Retries', url: 'https://docs.example/retries' },
    { title: 'Jobs', url: 'https://docs.example/jobs' },
    { title: 'Evil', url: 'javascript:alert(1)' },
  ];
  const attributes = { links, quick_replies: ['Yes', { label: 'No', text: 'No, thanks' }, 5] };
  const message = toMessage(facts({ body: 'See https://docs.example/jobs', attributes }), people);
  expect(message.links).toEqual([{ title: 'Retries', url: 'https://docs.example/retries' }]);
  expect(message.offers).toEqual(['Yes', 'No']);
});

test('addresses in a text are links, without the end of the sentence', () => {
  expect(toTextParts('See https://docs.example/a?b=1. Or (http://x.example/)!')).toEqual([
    { text: 'See ' },
    { text: 'https://docs.example/a?b=1', url: 'https://docs.example/a?b=1' },
    { text: '. Or (' },
    { text: 'http://x.example/', url: 'http://x.example/' },
    { text: ')!' },
  ]);
});

test('a text without an address stays one piece, whatever else looks like one', () => {
  expect(toTextParts('javascript:alert(1) <b>')).toEqual([{ text: 'javascript:alert(1) <b>' }]);
});
