import { expect, test } from 'vitest';
import { isNobody, isProgram, toDisplayName } from './display-name.ts';

test.each(['Maya', '  Maya ', 'Zoë Ångström', '李小龍', 'Agent 7', 'Team 2000'])(
  'shows %j',
  (name) => {
    expect(toDisplayName(name, 'agent.maya')).toBe(name.trim());
  },
);

test.each([
  ['the identity', 'agent.maya'],
  ['a phone', '+1 (415) 555-0123'],
  ['a phone without plus', '4155550123'],
  ['an e-mail address', 'maya@example.com'],
  ['a worker’s SID', `WK${'1'.repeat(32)}`],
  ['a SID in words', `Agent US${'a1'.repeat(16)}`],
  ['a UUID', 'b7e23ec2-9af7-4a0b-8f0d-0f0c3f1a6b1e'],
  ['an anonymous identity', 'visitor-b7e23ec29af74a0b8f0d0f0c3f1a6b1e'],
  ['nothing', ''],
  ['spaces', '   '],
  ['a novel', 'a'.repeat(61)],
  ['a number', 5],
  ['null', null],
])('never shows %s', (_, name) => {
  expect(toDisplayName(name, 'agent.maya')).toBeUndefined();
});

test.each([null, '', 'system', `FW${'d'.repeat(32)}`])('takes %j for a program', (author) => {
  expect([isProgram(author), isNobody(author)]).toEqual([true, true]);
});

test.each(['+14155550123', 'whatsapp:+14155550123'])('asks for no name of %s', (author) => {
  expect([isProgram(author), isNobody(author)]).toEqual([false, true]);
});

test.each(['agent.maya', 'FW1', 'systematic'])('asks for the name of %s', (author) => {
  expect([isProgram(author), isNobody(author)]).toEqual([false, false]);
});
