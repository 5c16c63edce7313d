import type { WholeEntry } from '../entry.ts';
import type { Journey } from '../journey.ts';
import { quote, toComment } from './quote.ts';
import { toLines } from './to-lines.ts';
import { toWalk, type WalkStep } from './walk.ts';

/**
 * Writes a Playwright test that walks the same way as the visitor of a journey: the beginning of one, to be read and
 * completed. It needs the demo to be running, and asks the inspector who answers.
 *
 * @example
 * writeFileSync('journey.spec.ts', toPlaywrightSkeleton(journey, timeline.entriesOf(journey.id)));
 */
export function toPlaywrightSkeleton(journey: Journey, entries: readonly WholeEntry[]): string {
  const walk = toWalk(entries);
  const { verdict } = journey;
  const body = [
    ...(hasPanel(walk) ? [`const panel = page.locator('docent-chat').getByRole('dialog');`] : []),
    ...walk.flatMap((step) => inBlock(step)),
    '',
    toComment(verdict.sentence),
    `await expect.poll(() => readOutcome(request)).toBe(${quote(verdict.outcome)});`,
  ];
  const fixtures = walk.some(isOnPage) ? '{ page, request }' : '{ request }';
  return [
    ...head(journey, walk),
    `test(${quote(`${journey.label}: ${verdict.outcome}`)}, async (${fixtures}) => {`,
    ...body.map((line) => (line === '' ? '' : `  ${line}`)),
    '});',
    '',
    ...tail(journey),
  ].join('\n');
}

function head(journey: Journey, walk: readonly WalkStep[]): string[] {
  return [
    `import { expect, test, type APIRequestContext } from '@playwright/test';`,
    '',
    toComment(`From journey ${journey.id} of the inspector. Start the demo first.`),
    `const hub = process.env['QA_HUB'] ?? 'http://127.0.0.1:5170';`,
    ...(walk.some(isOnPage)
      ? [`const site = process.env['DOCS_SITE'] ?? 'http://127.0.0.1:5173';`]
      : []),
    ...(walk.some(({ does }) => does === 'text')
      ? [`const twilio = process.env['LOCAL_TWILIO'] ?? 'http://127.0.0.1:5181';`]
      : []),
    'const begin = Date.now();',
    '',
  ];
}

function tail({ phone }: Journey): string[] {
  const isOurs = phone === undefined ? '' : ` && journey.phone === ${quote(phone)}`;
  return [
    toComment(
      'Who answers, as the inspector says: of the journeys that began with this test, the newest.',
    ),
    'async function readOutcome(request: APIRequestContext): Promise<string | undefined> {',
    '  const response = await request.get(`${hub}/api/demo/journeys`);',
    '  const { journeys } = (await response.json()) as { journeys: Found[] };',
    `  return journeys.find((journey) => journey.lastAt >= begin${isOurs})?.verdict.outcome;`,
    '}',
    '',
    'interface Found {',
    '  lastAt: number;',
    '  phone?: string;',
    '  verdict: { outcome: string };',
    '}',
    '',
  ];
}

/** Steps that name something of their own stand in a block. */
function inBlock(step: WalkStep): string[] {
  const lines = toLines(step);
  return step.does === 'text' ? ['{', ...lines.map((line) => `  ${line}`), '}'] : lines;
}

function hasPanel(walk: readonly WalkStep[]): boolean {
  return walk.some(({ does }) => does === 'start');
}

function isOnPage({ does }: WalkStep): boolean {
  return does !== 'text' && does !== 'hear';
}
