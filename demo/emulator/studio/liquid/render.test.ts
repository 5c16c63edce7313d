import { expect, test } from 'vitest';
import { LiquidError, renderLiquid } from './render.ts';
import { createContext } from './testing/flow-context.ts';

const trigger = {
  message: {
    Body: 'Hello {{flow.flow_sid}}',
    ChannelAttributes: { from: '+14155550100', 'two words': 2, first: 'own' },
    NumMedia: 0,
  },
};
const variables = { yes: true, no: false, list: ['a', 'b', 'c'], deep: [{ n: 1 }, { n: 2 }] };

function render(template: string): string {
  return renderLiquid(template, createContext(variables, trigger));
}

function failure(template: string): unknown {
  try {
    return render(template);
  } catch (error) {
    return error;
  }
}

test.each([
  ['text without Liquid', 'text without Liquid'],
  ['', ''],
  ['a { b } % c', 'a { b } % c'],
  ['{{trigger.message.ChannelAttributes.from}}', '+14155550100'],
  ['{{ trigger["message"].ChannelAttributes["two words"] }}', '2'],
  ['{{contact.channel.address}} {{ flow.channel.address }}', '+14155550100 +15005550006'],
  ['{{trigger.message.NumMedia}}', '0'],
  ['{{flow.variables.yes}}-{{flow.variables.no}}', 'true-false'],
  ['{{flow.variables.list[1]}}{{flow.variables.list[-1]}}', 'bc'],
  ['{{flow.variables.list.first}}{{flow.variables.list.last}}{{flow.variables.list.size}}', 'ac3'],
  ['{{trigger.message.ChannelAttributes.first}}', 'own'],
  ['{{flow.variables.list}}', 'abc'],
  ['{{flow.variables.deep}}', '{"n":1}{"n":2}'],
  ['{{flow.variables.deep[0]}}', '{"n":1}'],
  ['{% if trigger.conversation %}new{% else %}old{% endif %}', 'old'],
  ['{% unless flow.variables.no %}a{% endunless %}', 'a'],
  ['{% case flow.variables.list.size %}{% when 3 %}three{% else %}?{% endcase %}', 'three'],
  ['{% assign x = "b" %}{% capture y %}[{{x}}]{% endcapture %}{{y}}{{y.size}}', '[b]3'],
  ['{% comment %}{{ nö | nope }}{% endcomment %}{% raw %}{{ x }}{% endraw %}', '{{ x }}'],
  ['{% for i in flow.variables.list %}{% cycle "1", "2" %}{{i}}{% endfor %}', '1a2b1c'],
  ['{% increment n %}{% increment n %}{% decrement m %}', '01-1'],
  ['a  {{- "b" -}}  c', 'abc'],
])('renders %s', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each([
  '{{trigger.conversation.ChannelAttributes.from}}',
  '{{nothing}}',
  '{{trigger.message.Body.nothing.at.all}}',
  '{{nothing[3].more}}',
  '{{trigger.constructor}}',
  '{{trigger.__proto__.constructor.name}}',
  '{{trigger.message.Body.constructor}}',
  '{{flow.variables.list.constructor}}{{flow.variables.list.map}}{{toString}}',
  '{{trigger.message.Body.length}}{{flow.variables.list.length}}{{trigger.message.Body[0]}}',
])('renders nothing for %s', (template) => {
  expect(render(template)).toBe('');
});

test('does not read what a customer writes as Liquid', () => {
  expect(render('{{trigger.message.Body}}')).toBe('Hello {{flow.flow_sid}}');
  expect(render('{% assign x = trigger.message.Body %}{{x | append: "!"}}')).toBe(
    'Hello {{flow.flow_sid}}!',
  );
});

test.each([
  ['{{ "a" | nope }}', 'undefined filter: nope, line:1, col:1'],
  ['{{ "a" | json }}', 'undefined filter: json'],
  ['line\n  {{ a', 'not closed, line:2, col:3'],
  ['{% if a %}', 'not closed'],
  ['{% nope %}', 'tag "nope" not found'],
  ['{% include "/etc/passwd" %}', 'tag "include" not found'],
  ['{% render "x" %}', 'tag "render" not found'],
  ['{% layout "x" %}', 'tag "layout" not found'],
  ['{% liquid echo 1 %}', 'tag "liquid" not found'],
  ['{{ 1 + 2 }}', 'expected "|" before filter'],
  ['{{ flow.variables.größe }}', 'must be ASCII'],
  ['{% assign größe = 1 %}', 'must be ASCII'],
  ['ok\n{{ flow.variables.list[3] }}', 'no item 3 in a list of 3, line:2, col:'],
  ['{{ flow.variables.list[-4] }}', 'no item -4'],
])('refuses %s and says where', (template, message) => {
  const error = failure(template);
  expect(error).toBeInstanceOf(LiquidError);
  expect(error).toMatchObject({ code: 81018, message: expect.stringContaining(message) });
});

test('lets quoted text be of any language', () => {
  expect(render('{{ "größe" | upcase }} é {{ \'日本\' }}')).toBe('GRÖSSE é 日本');
});

test('does not change what it is given', () => {
  const context = createContext({ list: ['b', 'a'] });
  const before = JSON.stringify(context);
  const template = '{% increment flow %}{% assign trigger = 1 %}{{flow.variables.list | sort}}';
  renderLiquid(template, context);
  expect(JSON.stringify(context)).toBe(before);
});

test('renders the same template again with other data', () => {
  const template = 'to {{flow.variables.name}}';
  expect(renderLiquid(template, createContext({ name: 'Ada' }))).toBe('to Ada');
  expect(renderLiquid(template, createContext({ name: 'Bob' }))).toBe('to Bob');
});
