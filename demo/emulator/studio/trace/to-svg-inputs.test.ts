import { Window } from 'happy-dom';
import { expect, test } from 'vitest';
import { executionOf, recipeSteps } from '../testing/executions.ts';
import { bigFlow, recipeFlow } from '../testing/flows.ts';
import { toSvg, type SvgOptions } from './to-svg.ts';

const execution = executionOf(recipeFlow, recipeSteps);

function parse(options: SvgOptions) {
  const text = toSvg(recipeFlow, options);
  return new new Window().DOMParser().parseFromString(text, 'image/svg+xml');
}

test('each widget that was visited carries what it was given, and no other does', () => {
  const svg = parse({ execution, inputs: true });
  const inputs = [...svg.querySelectorAll('.card')].map((card) => [
    card.getAttribute('data-widget'),
    ...[...card.querySelectorAll('.inputs text')].map(({ textContent }) => textContent),
  ]);
  expect(inputs).toEqual([
    ['Trigger'],
    ['profile_api', 'GET', '…@profiles.segment.com/'],
    ['split_based_on', 'input', '3'],
    ['send_to_flex'],
    ['reply'],
  ]);
});

test('a widget that was visited twice carries what it was given last', () => {
  const twice = executionOf(recipeFlow, [
    { name: 'split_based_on', event: 'noMatch', next: 'split_based_on', inputs: { input: '1' } },
    { name: 'split_based_on', event: 'noMatch', next: 'reply', inputs: { input: '2' } },
  ]);
  const svg = parse({ execution: twice, inputs: true });
  expect(svg.querySelector('.inputs .value')?.textContent).toBe('2');
});

test('what was given stays inside its card, and above the ends of the card', () => {
  const svg = parse({ execution: executionOf(recipeFlow, [...recipeSteps]), inputs: true });
  for (const card of svg.querySelectorAll('.card:has(.inputs)')) {
    const height = Number(card.querySelector('.body')?.getAttribute('height'));
    const field = card.querySelector('.inputs rect');
    const bottom = 64 + Number(field?.getAttribute('height'));
    expect(bottom).toBeLessThan(height);
    for (const end of card.querySelectorAll('.end')) {
      const [, y] = /translate\(\S+ (\S+)\)/.exec(end.getAttribute('transform') ?? '') ?? [];
      expect(Number(y)).toBeGreaterThan(bottom);
    }
  }
});

test('without the option nothing is different, and a drawing with inputs has an id of its own', () => {
  expect(toSvg(recipeFlow, { execution, inputs: false })).toBe(toSvg(recipeFlow, { execution }));
  expect(toSvg(recipeFlow, { execution })).not.toContain('inputs');
  const idOf = (svg: string) => /id="([^"]+)"/.exec(svg)?.[1];
  expect(idOf(toSvg(recipeFlow, { execution, inputs: true }))).not.toBe(
    idOf(toSvg(recipeFlow, { execution })),
  );
});

test('hostile inputs are escaped and cut', () => {
  const evil = `</style><script>alert(1)</script>${'😀'.repeat(200)}\u0000\ud800`;
  const steps = [{ name: 'reply', event: null, next: null, inputs: { [evil]: evil } }];
  const svg = toSvg(recipeFlow, { execution: executionOf(recipeFlow, steps), inputs: true });
  expect(svg).not.toMatch(/<script|\p{Surrogate}/u);
  expect(svg).toContain('&lt;/style&gt;');
});

test('the theme of a page follows the colour scheme of that page', () => {
  const svg = toSvg(recipeFlow, { theme: 'page' });
  expect(svg).toContain('--paper:light-dark(#f5f6f9,#0f131c)');
  expect(svg).not.toContain('prefers-color-scheme');
});

test('large flows carry inputs too', () => {
  const flow = bigFlow(2000, { isPlaced: false });
  const name = flow.states[1]?.name ?? '';
  const steps = [{ name, event: null, next: null, inputs: { phone: '+14155552671' } }];
  const svg = toSvg(flow, { execution: executionOf(flow, steps), inputs: true });
  expect(svg.match(/class="inputs"/g)).toHaveLength(1);
});
