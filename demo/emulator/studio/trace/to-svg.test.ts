import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import type { FlowDefinition } from '../flow/definition.ts';
import { executionOf, recipeSteps } from '../testing/executions.ts';
import { bigFlow, botFlow, clinicFlow, recipeFlow } from '../testing/flows.ts';
import { toSvg, type SvgOptions } from './to-svg.ts';

const flows = [recipeFlow, botFlow, clinicFlow].map(
  (flow) => [flow.description ?? '', flow] as const,
);

function parse(flow: FlowDefinition, options?: SvgOptions) {
  const document = new new Window().DOMParser().parseFromString(
    toSvg(flow, options),
    'image/svg+xml',
  );
  expect(document.querySelector('parsererror')).toBeNull();
  return document;
}

describe.each(flows)('%s', (_, flow) => {
  test.each(['down', 'right'] as const)(
    'draws each widget and each transition once, %s',
    (direction) => {
      const svg = parse(flow, { direction });
      const names = [...svg.querySelectorAll('.card')].map((card) =>
        card.getAttribute('data-widget'),
      );
      expect(names).toEqual(flow.states.map(({ name }) => name));
      const drawn = [...svg.querySelectorAll('g.link[data-from]')].map((link) =>
        ['data-from', 'data-event', 'data-to'].map((name) => link.getAttribute(name)).join(' '),
      );
      const transitions = flow.states.flatMap(({ name, transitions: own }) =>
        own.flatMap(({ event, next }) => (next ? [`${name} ${event} ${next}`] : [])),
      );
      expect(drawn.toSorted()).toEqual(transitions.toSorted());
      expect(svg.querySelectorAll('g.label')).toHaveLength(transitions.length);
      const ends = flow.states
        .filter(({ type }) => type !== 'trigger')
        .flatMap(({ transitions: own }) => own.filter(({ next }) => !next));
      expect(svg.querySelectorAll('.end')).toHaveLength(ends.length);
    },
  );
});

test('is named and described for those who do not see it, and needs nothing else', () => {
  const svg = toSvg(recipeFlow, { execution: executionOf(recipeFlow, recipeSteps) });
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]* role="img"/);
  const [, id] = /aria-labelledby="([^"]+)"/.exec(svg) ?? [];
  expect(svg).toContain(`<title id="${id}">Docs readers to a person, others to a bot</title>`);
  expect(svg).toContain('4 steps through 4 of 5 widgets');
  expect(svg).not.toMatch(/<script|<image|<foreignObject|url\(|@import|href|\son\w+=/i);
});

describe('with an execution', () => {
  const svg = parse(recipeFlow, { execution: executionOf(recipeFlow, recipeSteps) });

  test('lights the way that it took, and nothing else', () => {
    const taken = [...svg.querySelectorAll('g.taken[data-from]')].map((link) =>
      ['data-from', 'data-event', 'data-to'].map((name) => link.getAttribute(name)).join(' '),
    );
    const steps = recipeSteps
      .filter(({ next }) => next)
      .map((step) => `${step.name} ${step.event} ${step.next}`);
    expect(taken.toSorted()).toEqual(steps.toSorted());
    expect(svg.querySelectorAll('.card.lit')).toHaveLength(4);
    expect(svg.querySelector('.card.dim')?.getAttribute('data-widget')).toBe('reply');
    expect(svg.querySelector('.end.taken')?.getAttribute('data-event')).toBe('callComplete');
  });

  test('numbers the steps', () => {
    const steps = [...svg.querySelectorAll('.card')].map(
      (card) => card.querySelector('.badge')?.textContent,
    );
    expect(steps).toEqual(['1', '2', '3', '4', undefined]);
  });

  test('marks what failed and what waits', () => {
    const steps = [
      {
        name: 'answer',
        event: null,
        next: null,
        problem: { code: 81017, message: 'It took 11 s.' },
      },
      { name: 'reply', event: null, next: null },
    ];
    const marked = parse(botFlow, {
      execution: executionOf(botFlow, steps, { waitingAt: 'reply' }),
    });
    expect(marked.querySelector('.card.failed .badge')?.textContent).toBe('1 ✕ 81017');
    expect(marked.querySelector('.card.waiting .badge')?.textContent).toBe('2 waits');
  });
});

test.each([
  '<script>alert(1)</script>',
  '&amp;"\'',
  '😀'.repeat(100),
  'مرحبا'.repeat(40),
  'a\u0000\ud800b',
  '</style>',
])('a hostile name is escaped and cut: %j', (evil) => {
  const flow: FlowDefinition = {
    description: evil,
    initial_state: evil,
    states: [
      {
        name: evil,
        type: evil,
        properties: {},
        transitions: [
          {
            event: evil,
            next: evil,
            conditions: [{ friendly_name: evil, arguments: [], type: evil, value: evil }],
          },
          { event: evil, next: 'nowhere' },
        ],
      },
    ],
  };
  const svg = parse(flow);
  // What XML 1.0 does not allow; happy-dom would.
  // oxlint-disable-next-line no-control-regex
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;
  expect(toSvg(flow)).not.toMatch(forbidden);
  expect(svg.querySelector('script')).toBeNull();
  expect(svg.querySelectorAll('.card')).toHaveLength(1);
  for (const text of svg.querySelectorAll('.card text, .label text')) {
    expect(text.textContent.length).toBeLessThan(60);
  }
});

test('follows the theme of the reader, or the one that is asked for', () => {
  expect(toSvg(recipeFlow)).toContain('@media (prefers-color-scheme:dark)');
  expect(toSvg(recipeFlow, { theme: 'light' })).not.toContain('prefers-color-scheme');
  expect(toSvg(recipeFlow, { theme: 'dark' })).not.toBe(toSvg(recipeFlow, { theme: 'light' }));
});

// dagre would need half a minute for these.
test.each([true, false])(
  'draws 2,000 widgets without dagre, with places of the Console: %s',
  { timeout: 15_000 },
  (isPlaced) => {
    const svg = toSvg(bigFlow(2000, { isPlaced }));
    expect(svg.match(/class="card /g)).toHaveLength(2000);
  },
);

test('draws a flow without widgets, and one whose first widget is missing', () => {
  expect(parse({ initial_state: 'Trigger', states: [] }).querySelectorAll('.card')).toHaveLength(0);
  expect(parse({ ...recipeFlow, initial_state: 'nowhere' }).querySelectorAll('.card')).toHaveLength(
    5,
  );
});
