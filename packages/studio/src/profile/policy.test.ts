import { describe, expect, test } from 'vitest';
import { decideRoute, policyNames, type RouteFacts, type RouteReason } from './policy.ts';

const hours = 48;
const docs = {
  enough: { count: 3, isWhole: true, source: 'events', hours },
  few: { count: 2, isWhole: true, source: 'events', hours },
  'not known': { count: 2, isWhole: false, source: 'trait', hours },
} as const;
const worths = {
  vip: { vip: true, lifetimeValue: 0 },
  valued: { vip: false, lifetimeValue: 1000 },
  neither: { vip: false, lifetimeValue: 999 },
  'not known': undefined,
} as const;

type Cells = readonly [RouteReason, RouteReason, RouteReason, RouteReason];
// Each row: what comes of a VIP, of somebody of value, of neither, and of somebody of whom that is not known.
const table: Record<(typeof policyNames)[number], Record<keyof typeof docs, Cells>> = {
  docs: {
    enough: ['docs-read', 'docs-read', 'docs-read', 'docs-read'],
    few: ['nothing-read', 'nothing-read', 'nothing-read', 'nothing-read'],
    'not known': ['no-answer', 'no-answer', 'no-answer', 'no-answer'],
  },
  vip: {
    enough: ['vip', 'lifetime-value', 'not-valued', 'no-answer'],
    few: ['vip', 'lifetime-value', 'not-valued', 'no-answer'],
    'not known': ['vip', 'lifetime-value', 'not-valued', 'no-answer'],
  },
  'docs-or-vip': {
    enough: ['docs-and-value', 'docs-and-value', 'docs-read', 'docs-read'],
    few: ['vip', 'lifetime-value', 'nothing-read', 'no-answer'],
    'not known': ['vip', 'lifetime-value', 'no-answer', 'no-answer'],
  },
  'docs-and-vip': {
    enough: ['docs-and-value', 'docs-and-value', 'not-valued', 'no-answer'],
    few: ['nothing-read', 'nothing-read', 'nothing-read', 'nothing-read'],
    'not known': ['no-answer', 'no-answer', 'not-valued', 'no-answer'],
  },
};
const toBot = new Set<RouteReason>(['nothing-read', 'not-valued', 'unknown-profile', 'no-phone']);

const rows = policyNames.flatMap((name) =>
  (['enough', 'few', 'not known'] as const).flatMap((read) =>
    (['vip', 'valued', 'neither', 'not known'] as const).map((worth, column) => ({
      name,
      read,
      worth,
      reason: table[name][read][column],
    })),
  ),
);

function decide(
  name: (typeof policyNames)[number],
  facts: Partial<RouteFacts>,
  lifetimeValueFrom = 1000,
) {
  const known: RouteFacts = { profile: 'known', docs: docs.few, worth: worths.neither, ...facts };
  return decideRoute(known, { name, docsFrom: 3, lifetimeValueFrom });
}

test.each(rows)('policy $name, docs $read, worth $worth: $reason', (row) => {
  const decision = decide(row.name, { docs: docs[row.read], worth: worths[row.worth] });
  expect(decision.reason).toBe(row.reason);
  expect(decision.route).toBe(toBot.has(decision.reason) ? 'bot' : 'person');
});

const none = { count: 0, isWhole: true, source: 'none', hours } as const;
const trail = { count: 3, isWhole: true, source: 'trail', hours } as const;

describe.each(policyNames)('with the policy %s', (name) => {
  test('somebody whom Segment does not know gets the bot', () => {
    const { route, reason } = decide(name, { profile: 'unknown', docs: none });
    expect({ route, reason }).toEqual({ route: 'bot', reason: 'unknown-profile' });
  });

  test('somebody without a phone gets the bot, whatever the page tells', () => {
    const { route, reason } = decide(name, { profile: 'no-phone', docs: trail, worth: undefined });
    expect({ route, reason }).toEqual({ route: 'bot', reason: 'no-phone' });
  });

  test('somebody gets a person when Segment did not answer', () => {
    const unsure = { count: 0, isWhole: false, source: 'none', hours } as const;
    const { route, reason } = decide(name, {
      profile: 'no-answer',
      docs: unsure,
      worth: undefined,
    });
    expect({ route, reason }).toEqual({ route: 'person', reason: 'no-answer' });
  });
});

test.each([
  ['docs', 'docs-read'],
  ['vip', 'unknown-profile'],
  ['docs-or-vip', 'docs-read'],
  ['docs-and-vip', 'not-valued'],
] as const)('policy %s, a trail without a profile: %s', (name, reason) => {
  expect(decide(name, { profile: 'unknown', docs: trail }).reason).toBe(reason);
});

test('a lifetime value does not count where the policy asks for none', () => {
  const rich = { vip: false, lifetimeValue: 1_000_000 };
  expect(decide('vip', { worth: rich }, 0).reason).toBe('not-valued');
  expect(decide('vip', { worth: { vip: false, lifetimeValue: 0 } }, 0).route).toBe('bot');
});

test.each<[string, ReturnType<typeof decide>]>([
  ['Read 3 docs in the last 48 hours, counted from events.', decide('docs', { docs: docs.enough })],
  [
    'Read 2 docs in the last 48 hours, counted from events. 3 are asked for.',
    decide('docs', { docs: docs.few }),
  ],
  ['Read no docs in the last 48 hours.', decide('docs', { docs: none })],
  [
    "Read 3 docs in the last 48 hours, by the trail of the visitor's page.",
    decide('docs', { docs: trail }),
  ],
  [
    'Read 3 docs in the last 48 hours, counted from events. Is a VIP.',
    decide('docs-and-vip', { docs: docs.enough, worth: worths.vip }),
  ],
  ['The lifetime value is 1000.', decide('vip', { worth: worths.valued })],
  ['Is no VIP, and the lifetime value is below 1000.', decide('vip', {})],
  ['Is no VIP.', decide('vip', {}, 0)],
  ['Segment knows nobody with this phone.', decide('docs', { profile: 'unknown', docs: none })],
  ['There is no phone to look up.', decide('docs', { profile: 'no-phone' })],
])('an agent is told: %s', (sentence, { explanation }) => {
  expect(explanation).toBe(sentence);
});
