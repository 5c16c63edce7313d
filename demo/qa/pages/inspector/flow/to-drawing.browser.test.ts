import { expect, test } from 'vitest';
import { toDrawing } from './to-drawing.ts';
import type { StepView } from './to-step-view.ts';

const view = (number: number, name: string): StepView => ({
  number,
  name,
  typeName: 'Split Based On…',
  state: 'done',
  since: '+0 ms',
  took: '1 ms',
  way: 'match → there',
  reason: '',
  inputs: [],
  output: [],
});

const svg = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600" width="800" height="600" role="img" aria-labelledby="t"><title id="t">Flow</title><desc>3 steps.</desc>${content}</svg>`;
const card = (steps: string, name: string) =>
  `<g class="card" data-widget="${name}" data-steps="${steps}"><text>${name}</text></g>`;

test('the widgets that were visited can be activated, in the order of their steps', () => {
  const cards = [card('3', 'last'), card('', 'never'), card('1 4', 'first'), card('2', 'second')];
  const steps = [view(1, 'first'), view(2, 'second'), view(3, 'last'), view(4, 'first')];
  const drawing = toDrawing(svg(cards.join('')), steps);
  const buttons = [...(drawing?.querySelectorAll('[role="button"][tabindex="0"]') ?? [])];
  expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual([
    'Steps 1, 4: first, Split Based On…, match → there',
    'Step 2: second, Split Based On…, match → there',
    'Step 3: last, Split Based On…, match → there',
  ]);
  expect(drawing?.querySelector('[data-widget="never"]')?.getAttribute('aria-hidden')).toBe('true');
});

test('the drawing is a group with a name and a summary, without a tooltip of its own', () => {
  const drawing = toDrawing(svg(card('1', 'one')), [view(1, 'one')]);
  expect(drawing?.getAttribute('role')).toBe('group');
  expect(drawing?.getAttribute('aria-label')).toBe('Flow. 3 steps.');
  expect(drawing?.querySelector(':scope > title, :scope > desc')).toBeNull();
});

test('only shapes and text are let through', () => {
  const evil = [
    '<script>window.wasRun = true</script>',
    '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml">x</div></foreignObject>',
    '<a href="javascript:alert(1)"><text>x</text></a>',
    '<image href="http://127.0.0.1:1/x.png"/>',
    '<use href="#t"/>',
    '<style>rect{fill:url(http://127.0.0.1:1/x)}</style>',
    '<rect onclick="window.wasRun = true" width="1"/>',
    '<animate attributeName="href" values="javascript:1"/>',
  ];
  const drawing = toDrawing(svg(evil.join('')), []);
  if (!drawing) throw new Error('There is no drawing.');
  document.body.append(drawing);
  drawing.querySelector('rect')?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect('wasRun' in window).toBe(false);
  expect([...drawing.querySelectorAll('*')].map(({ localName }) => localName)).toEqual(['rect']);
  expect(drawing.querySelector('rect')?.getAttributeNames()).toEqual(['width']);
  drawing.remove();
});

test.each(['', 'no XML', '<svg', '<html><body/></html>', '<svg/>', svg('<g>')])(
  'what is no drawing is none: %j',
  (text) => {
    expect(toDrawing(text, [])).toBeUndefined();
  },
);
