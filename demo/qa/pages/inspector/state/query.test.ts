import { expect, test } from 'vitest';
import { sampleQuery } from '../testing/samples.ts';
import { parseQuery, toAddress, toOtherEntry, toOtherJourney, toPermalink } from './query.ts';

const hub = 'http://127.0.0.1:5170';

test('shows everything of the demo where the address says nothing', () => {
  expect(parseQuery('')).toEqual({
    world: 'demo',
    journey: null,
    entry: null,
    text: '',
    sources: [],
    kinds: [],
    isProblemsOnly: false,
    isWithNoise: false,
    tab: 'flow',
    pane: 'timeline',
  });
  expect(toAddress(hub, parseQuery(''))).toBe(`${hub}/inspector`);
});

test('keeps all that is shown in the address', () => {
  const query = sampleQuery({
    world: 'lab',
    journey: 'phone:+14155552671',
    entry: 12,
    text: 'a & b',
    sources: ['studio', 'desk'],
    kinds: ['step'],
    isProblemsOnly: true,
    isWithNoise: true,
    tab: 'flow',
    pane: 'timeline',
  });
  expect(parseQuery(new URL(toAddress(hub, query)).search)).toEqual(query);
});

test('leaves out what makes no sense', () => {
  const query = parseQuery('?world=moon&entry=-3&source=studio.mars&kind=x&tab=y&view=z&show=all');
  expect(query).toEqual(sampleQuery({ sources: ['studio'] }));
});

test('links to a journey and an entry, without what was filtered', () => {
  const query = sampleQuery({ journey: 'chat:CH1', entry: 7, text: 'secret', kinds: ['step'] });
  expect(toPermalink(hub, query)).toBe(`${hub}/inspector?journey=chat%3ACH1&entry=7`);
});

test('a link to an entry opens its payload, on a phone too', () => {
  expect(parseQuery('?entry=7')).toMatchObject({ tab: 'payload', pane: 'details' });
});

test('another journey closes the entry of the one before', () => {
  const query = { ...sampleQuery(toOtherEntry(7)), ...toOtherJourney('chat:CH1') };
  expect(query).toMatchObject({ entry: null, tab: 'flow', pane: 'timeline' });
});
