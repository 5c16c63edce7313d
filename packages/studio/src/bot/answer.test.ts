import { describe, expect, test } from 'vitest';
import { answer, type BotRequest } from './answer.ts';
import type { BotSettings } from './settings.ts';
import { createTestDocs, queueDocs, testSite } from './testing/test-docs.ts';

const index = createTestDocs(queueDocs);
const ask = (
  question: string,
  more: Partial<BotRequest> = {},
  settings: Partial<BotSettings> = {},
) => answer({ question, turn: 0, poorAnswers: 0, readUrls: [], ...more }, { index, settings });

describe('an answer from the docs', () => {
  test('has the links in its text and in its attributes', () => {
    const said = ask('what are dead jobs?');
    const link = { title: 'Retries', section: 'Dead jobs', url: `${testSite}/retries#dead-jobs` };
    expect(said).toMatchObject({ handoff: false, handoff_reason: '', turn: 1, poor_answers: 0 });
    expect(said.links[0]).toEqual(link);
    expect(said.reply).toContain(`Retries: Dead jobs\nA job that is out of attempts is dead.`);
    expect(said.reply).toContain(link.url);
    expect(JSON.parse(said.attributes)).toEqual({
      type: 'docs_links',
      author: 'bot',
      links: said.links,
    });
    expect(said.confidence).toBeGreaterThan(0.5);
  });

  test('says when the visitor has read the only page that helps', () => {
    const said = ask('cron', { readUrls: [`${testSite}/schedules?x=1`] });
    expect(said.reply).toContain('You have just read "Schedules".');
  });

  test('gives no link that its text has no room for', () => {
    const title = 'Very long title '.repeat(8);
    const page = `<h1>${title}</h1><p>Giraffes.</p><h2>${title}</h2><p>Giraffes graze.</p>`;
    const path = `/${'long/'.repeat(74)}`;
    const docs = createTestDocs({ [`${path}a`]: page, [`${path}b`]: page, [`${path}c`]: page });
    const said = answer(
      { question: 'graze', turn: 0, poorAnswers: 0, readUrls: [] },
      { index: docs },
    );
    expect(said.links).toHaveLength(2);
    for (const { url } of said.links) expect(said.reply).toContain(url);
  });

  test('always has every key', () => {
    const keys = [
      'attributes',
      'confidence',
      'handoff',
      'handoff_reason',
      'links',
      'poor_answers',
      'reply',
      'turn',
    ];
    for (const question of [
      'dead jobs',
      'zebra',
      'hi',
      'thanks',
      'human',
      '',
      'no',
      'are you a bot',
    ])
      expect(Object.keys(ask(question)).toSorted()).toEqual(keys);
  });
});

describe('a person is asked for', () => {
  test('when the visitor wants one, at any turn', () => {
    for (const turn of [0, 20])
      expect(ask('talk to a human', { turn })).toMatchObject({
        handoff: true,
        handoff_reason: 'asked',
        links: [],
      });
  });

  test('after two poor answers, in a row or not', () => {
    const first = ask('zebra crossing');
    expect(first).toMatchObject({ handoff: false, poor_answers: 1, confidence: 0, links: [] });
    expect(first.reply).toContain('I did not find that in the docs.');

    const good = ask('dead jobs', { turn: first.turn, poorAnswers: first.poor_answers });
    expect(good).toMatchObject({ handoff: false, poor_answers: 1, turn: 2 });

    const second = ask('giraffe', { turn: good.turn, poorAnswers: good.poor_answers });
    expect(second).toMatchObject({
      handoff: true,
      handoff_reason: 'poor-answers',
      poor_answers: 2,
      turn: 3,
    });
    expect(second.reply).not.toContain('I did not find that');
  });

  test('after the last turn, and not in it', () => {
    expect(ask('dead jobs', { turn: 5 })).toMatchObject({ handoff: false });
    expect(ask('dead jobs', { turn: 6 })).toMatchObject({
      handoff: true,
      handoff_reason: 'turn-limit',
    });
  });

  test('before Studio ends the execution, whatever the settings say', () => {
    expect(ask('dead jobs', { turn: 7 }, { maxTurns: 50 }).handoff).toBe(false);
    expect(ask('dead jobs', { turn: 8 }, { maxTurns: 50 }).handoff).toBe(true);
  });

  test('when there are no docs', () => {
    const empty = { ...index, sectionCount: 0 };
    expect(
      answer({ question: 'dead jobs', turn: 0, poorAnswers: 0, readUrls: [] }, { index: empty }),
    ).toMatchObject({ handoff: true, handoff_reason: 'nothing-found' });
  });

  test('and not for a question about agents', () => {
    expect(ask('how do I install the agent on a host').handoff).toBe(false);
  });
});

describe('small talk', () => {
  test.each(['hi', 'thanks, that helped', 'are you a bot?'])('%s is no poor answer', (message) => {
    expect(ask(message)).toMatchObject({
      handoff: false,
      poor_answers: 0,
      confidence: 1,
      links: [],
      turn: 1,
    });
  });

  test('uses the names of the settings', () => {
    expect(ask('hi', {}, { botName: 'Milly', siteName: 'Millrace' }).reply).toBe(
      'Hello! I am Milly. Ask me anything, and I will look for it in the Millrace docs. Write "person" to talk to somebody.',
    );
  });

  test('"that did not help" is a poor answer', () => {
    expect(ask('that did not help')).toMatchObject({ handoff: false, poor_answers: 1 });
    expect(ask('that did not help', { poorAnswers: 1 })).toMatchObject({
      handoff_reason: 'poor-answers',
    });
  });

  test.each(['', '   ', '🙂🙂', '!!!', '\u0000'])('%j asks for words', (message) => {
    expect(ask(message)).toMatchObject({ poor_answers: 1, links: [] });
    expect(ask(message).reply).toContain('I can only read text.');
  });
});
