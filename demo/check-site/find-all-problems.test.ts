import { expect, test } from 'vitest';
import { findAllProblems } from './find-all-problems.ts';
import { toTag, toVisit } from './testing/to-visit.ts';
import type { Visit } from './visit.ts';

const reasons = (visits: readonly Visit[], grantsConsent = false) =>
  findAllProblems(visits, grantsConsent).map(({ reason }) => reason);
const b = { url: 'https://docs.example.com/b', title: 'B', heading: 'B' };

test('nothing is wrong with pages that are told once, under their own titles', () => {
  expect(reasons([toVisit(), toVisit(b, { how: 'click' })])).toEqual([]);
});

test('nothing has to be told of a page that is no doc', () => {
  const scripts = [toTag({ docs: '/docs/**' })];
  expect(reasons([toVisit({ scripts }, { names: [] })])).toEqual([]);
  expect(reasons([toVisit({ metaDoc: 'no' }, { names: [] })])).toEqual([]);
  expect(reasons([toVisit({ scripts, metaDoc: 'yes' }, { names: [] })])).toEqual(['missing-view']);
});

test('a page that was not told, told twice, or told under another title is a problem', () => {
  expect(reasons([toVisit({}, { names: [] })])).toEqual(['missing-view']);
  expect(reasons([toVisit({}, { names: ['A', 'A'] })])).toEqual(['double-view']);
  expect(reasons([toVisit({}, { names: ['Other'] })])).toEqual(['wrong-title']);
  const late = toVisit(b, { how: 'click', names: ['A'] });
  expect(reasons([toVisit(), late])).toContain('stale-title');
});

test('a title from which a phone was taken out is right', () => {
  const title = 'Call +14155552671';
  expect(reasons([toVisit({ title }, { names: ['Call [redacted]'] })])).toEqual([]);
});

test('pages that share a title are a problem once, with all their paths', () => {
  const [problem, ...more] = findAllProblems(
    [toVisit({ title: 'Acme' }), toVisit({ ...b, title: 'Acme' })],
    false,
  );
  expect(problem).toMatchObject({ reason: 'shared-title', pages: ['/a', '/b'] });
  expect(more).toEqual([]);
});

test('a page that is visited twice may have the same title twice', () => {
  expect(reasons([toVisit(), toVisit()])).toEqual([]);
});

test('what the policy refuses is told once, and no view is missed because of it', () => {
  const violation = {
    directive: 'connect-src',
    blocked: 'https://api.segment.io/v1/b',
    source: 'https://docs.example.com/docent/docent.js',
  };
  const foreign = { directive: 'img-src', blocked: 'https://ads.example.com/x.gif', source: '' };
  const visit = toVisit({ violations: [violation, violation, foreign] }, { names: [] });
  expect(reasons([visit])).toEqual(['csp']);
});

test('scripts that are not there, or something else, are problems; those of others are not', () => {
  const url = 'https://docs.example.com/docent/docent.js';
  const file = { url, status: 200, type: 'text/javascript', size: 1 };
  const all = (change: object) => reasons([toVisit({}, { files: [{ ...file, ...change }] })]);
  expect(all({})).toEqual([]);
  expect(all({ status: 404 })).toEqual(['missing-script']);
  expect(all({ type: 'text/html' })).toEqual(['wrong-type']);
  expect(all({ status: 0, type: '' })).toEqual(['blocked-script']);
});

test('consent that is asked for is named, until it is given', () => {
  const scripts = [toTag({ consent: 'required' })];
  expect(reasons([toVisit({ scripts }, { names: [] })])).toEqual(['consent']);
  expect(reasons([toVisit({ scripts })], true)).toEqual([]);
  expect(reasons([toVisit({ scripts }, { names: [] })], true)).toEqual(['missing-view']);
});

test('two versions on one site, and a page without any tag, are problems', () => {
  expect(reasons([toVisit(), toVisit({ ...b, trackerVersion: '0.2.0' })])).toEqual([
    'mixed-tracker',
  ]);
  const bare = toVisit({ ...b, scripts: [], trackerVersion: undefined }, { names: [] });
  expect(reasons([toVisit(), bare])).toEqual(['no-tags']);
});

test('what our scripts say themselves is told, where it is not known already', () => {
  const said = ['[docent] Segment has no settings here.'];
  expect(reasons([toVisit({}, { said })])).toEqual(['console']);
  const scripts = [toTag({ route: 'odd' })];
  const known = ['[docent] The option route is not understood. See "Options" in the README.'];
  expect(reasons([toVisit({ scripts }, { said: known })])).toEqual(['config-route']);
});
