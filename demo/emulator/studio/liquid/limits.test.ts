import { expect, test } from 'vitest';
import { parseTemplate } from './parse-template.ts';
import { LiquidError, renderLiquid } from './render.ts';
import { createContext } from './testing/flow-context.ts';

function render(template: string, variables: Record<string, unknown> = {}): string {
  return renderLiquid(template, createContext(variables));
}

test('runs a loop fifteen times and fails at the sixteenth', () => {
  expect(render('{% for i in (1..15) %}{{i}},{% endfor %}')).toBe(
    '1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,',
  );
  expect(() => render('{% for i in (1..16) %}{{i}}{% endfor %}')).toThrow(
    'A loop may run 15 times at most',
  );
});

test('counts the turns of each loop, not the length of its list', () => {
  const list = Array.from({ length: 40 }, (_, index) => index);
  expect(render('{% for i in flow.variables.list limit: 3 %}{{i}}{% endfor %}', { list })).toBe(
    '012',
  );
  const leaving =
    '{% for i in flow.variables.list %}{% if i == 2 %}{% break %}{% endif %}{{i}}{% endfor %}';
  expect(render(leaving, { list })).toBe('01');
  const nested = '{% for i in (1..15) %}{% for j in (1..15) %}x{% endfor %}{% endfor %}';
  expect(render(nested)).toBe('x'.repeat(225));
});

test.each([
  ['a', 16_384],
  ['é', 8_192],
  ['😀', 4_096],
])('renders 16 KB of %s in bytes and no more', (char, most) => {
  expect(render('{{flow.variables.text}}', { text: char.repeat(most) })).toHaveLength(
    char.length * most,
  );
  expect(() => render('{{flow.variables.text}}', { text: char.repeat(most + 1) })).toThrow(
    LiquidError,
  );
  expect(() => render(`{{""}}${char.repeat(most)}a`)).toThrow('larger than the 16384 bytes');
  expect(() => render(char.repeat(most + 1))).toThrow(LiquidError);
});

const nestedLoops = '{% for i in (1..15) %}'.repeat(9) + '{% endfor %}'.repeat(9);
const doubled = '{% capture x %}{{x}}{{x}}{% endcapture %}'.repeat(60);
const grown = '{% assign x = x | append: x %}'.repeat(60);
const concatenated = '{% assign l = l | concat: l %}'.repeat(60);

test.each([
  ['a huge range', '{% for i in (1..100000000) %}{% endfor %}'],
  ['a huge range without a loop', '{% assign x = (1..100000000) %}'],
  ['loops in loops', nestedLoops],
  ['captures that double', `{% assign x = "ab" %}${doubled}{{x}}`],
  ['texts that double', `{% assign x = "ab" %}${grown}{{x | size}}`],
  ['lists that double', `{% assign l = "a,b" | split: "," %}${concatenated}{{l | size}}`],
  [
    'a replacement that explodes',
    '{% assign x = flow.variables.big | replace: "", flow.variables.big %}',
  ],
  [
    'a separator that explodes',
    '{% assign x = flow.variables.big | split: "" | join: flow.variables.big %}',
  ],
  ['a date that is padded', '{{ "now" | date: "%1000000000d" }}'],
  ['a slice without end', '{{ "a" | slice: 0, 1000000000000 }}'],
  ['a template without end', 'a{{ x }}'.repeat(20_000)],
  ['tags in tags', '{% if x %}'.repeat(9_000) + '{% endif %}'.repeat(9_000)],
  ['a path without end', `{{ a${'[a'.repeat(30_000)}`],
])('refuses %s', (_, template) => {
  expect(() => render(template, { big: 'a'.repeat(10_000) })).toThrow(LiquidError);
});

test.each([
  ['a template with many parts', 'a{{ x }}'.repeat(10_000), 10_000],
  ['tags in tags', `${'{% if x %}'.repeat(1000)}${'{% endif %}'.repeat(1000)}`, 0],
])('renders %s', (_, template, length) => {
  expect(render(template)).toHaveLength(length);
});

test('fails at a list of the same object many times before it becomes text', () => {
  const big = { text: 'a'.repeat(10_000) };
  const template = '{{ flow.variables.list | to_json | size }}';
  expect(() => render(template, { list: Array.from({ length: 1000 }, () => big) })).toThrow(
    LiquidError,
  );
});

test('keeps what it parsed, and forgets what was longest unused', () => {
  const first = parseTemplate('first {{ a }}');
  const second = parseTemplate('second {{ a }}');
  for (let index = 0; index < 400; index++) parseTemplate(`{{ a }} ${index}`);
  expect(parseTemplate('first {{ a }}')).toBe(first);
  for (let index = 400; index < 600; index++) parseTemplate(`{{ a }} ${index}`);
  expect(parseTemplate('first {{ a }}')).toBe(first);
  expect(parseTemplate('second {{ a }}')).not.toBe(second);
});
