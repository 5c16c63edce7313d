import { expect, test } from 'vitest';
import { LiquidError, renderLiquid } from '../render.ts';
import { createContext } from '../testing/flow-context.ts';
import { studioFilters } from './filters.ts';

const variables = {
  text: ' Ada  Lovelace ',
  quote: 'say "hi"\n\\ {{x}} 😀',
  phone: '+14155550100',
  number: 7,
  count: '3',
  empty: '',
  no: false,
  list: ['b', 'a', 'C', 'a'],
  people: [{ name: 'Bo' }, { name: 'Al' }, {}],
  object: { a: 1, b: { c: null } },
};

const table: readonly [filter: string, expression: string, rendered: string][] = [
  ['abs', '-4 | abs', '4'],
  ['append', '"foo" | append: "bar"', 'foobar'],
  ['append', 'flow.variables.object | append: flow.variables.number', '{"a":1,"b":{"c":null}}7'],
  ['at_least', '4 | at_least: 5', '5'],
  ['at_most', '4 | at_most: 3', '3'],
  ['capitalize', '"éCOLE of ADA" | capitalize', 'École of ada'],
  ['ceil', '"4.2" | ceil', '5'],
  ['compact', 'flow.variables.people | map: "name" | compact | size', '2'],
  ['concat', 'flow.variables.list | concat: flow.variables.list | size', '8'],
  ['default', 'nothing | default: "d"', 'd'],
  ['default', 'flow.variables.empty | default: "d"', 'd'],
  ['default', 'flow.variables.no | default: "d"', 'd'],
  ['default', 'flow.variables.number | default: "d"', '7'],
  ['divided_by', '10 | divided_by: 3', '3'],
  ['divided_by', '-7 | divided_by: 2', '-4'],
  ['divided_by', '10 | divided_by: 2.5', '4'],
  ['downcase', '"ÄB" | downcase', 'äb'],
  ['downcase', 'nothing | downcase', ''],
  ['escape', '"<a & b>" | escape', '&lt;a &amp; b&gt;'],
  ['escape_once', '"&lt;<" | escape_once', '&lt;&lt;'],
  ['first', 'flow.variables.list | first', 'b'],
  ['first', 'nothing | first', ''],
  ['floor', '4.9 | floor', '4'],
  ['join', 'flow.variables.list | join: ", "', 'b, a, C, a'],
  ['join', 'flow.variables.people | join', '{"name":"Bo"} {"name":"Al"} {}'],
  ['last', '"1,2,3" | split: "," | last', '3'],
  ['lstrip', 'flow.variables.text | lstrip', 'Ada  Lovelace '],
  ['map', 'flow.variables.people | map: "name" | join: "-"', 'Bo-Al-'],
  ['minus', '"5" | minus: "7"', '-2'],
  ['modulo', '7 | modulo: 3', '1'],
  ['modulo', '-7 | modulo: 3', '2'],
  ['newline_to_br', '"a" | newline_to_br', 'a'],
  ['plus', '"1" | plus: "1"', '2'],
  ['plus', 'flow.variables.count | plus: 1', '4'],
  ['plus', 'flow.variables.missing | plus: 1', '1'],
  ['plus', '"abc" | plus: 1', '1'],
  ['plus', '" 12 apples" | plus: 1', '13'],
  ['plus', '1.5 | plus: "-2.25"', '-0.75'],
  ['prepend', '"bar" | prepend: "foo"', 'foobar'],
  ['remove', '"barbar" | remove: "a"', 'brbr'],
  ['remove_first', '"barbar" | remove_first: "bar"', 'bar'],
  ['replace', '"Yes." | replace:"." ,""', 'Yes'],
  ['replace', '"a$b" | replace: "$", "$&"', 'a$&b'],
  ['replace_first', '"aa" | replace_first: "a", "$&"', '$&a'],
  ['reverse', 'flow.variables.list | reverse', 'aCab'],
  ['round', '4.5612 | round: 2', '4.56'],
  ['round', '"4.5" | round', '5'],
  ['rstrip', 'flow.variables.text | rstrip', ' Ada  Lovelace'],
  ['size', 'flow.variables.phone | size', '12'],
  ['size', 'flow.variables.list | size', '4'],
  ['size', 'flow.variables.object | size', '2'],
  ['size', 'nothing | size', '0'],
  ['slice', '"hello" | slice: -3, 3', 'llo'],
  ['slice', 'flow.variables.list | slice: 1, 2', 'aC'],
  ['sort', 'flow.variables.list | sort', 'Caab'],
  ['sort_natural', 'flow.variables.list | sort_natural', 'aabC'],
  ['split', '"a~b" | split: "~" | join: "|"', 'a|b'],
  ['strip', 'flow.variables.text | strip', 'Ada  Lovelace'],
  ['strip_html', '"<b>x</b>" | strip_html', 'x'],
  ['strip_newlines', 'flow.variables.quote | strip_newlines | slice: 0, 9', 'say "hi"\\'],
  ['times', '5 | times: "4"', '20'],
  ['to_json', 'flow.variables.quote | to_json', '"say \\"hi\\"\\n\\\\ {{x}} 😀"'],
  ['to_json', 'flow.variables.object | to_json', '{"a":1,"b":{"c":null}}'],
  ['to_json', 'flow.variables.number | to_json', '7'],
  ['to_json', 'nothing | to_json', 'null'],
  ['to_json', 'nil | to_json', 'null'],
  ['truncate', '"foobarfoobar" | truncate: 5, "."', 'foob.'],
  ['truncate', '"😀😀😀" | truncate: 2, ""', '😀😀'],
  ['truncatewords', '"a b c" | truncatewords: 2', 'a b...'],
  ['uniq', 'flow.variables.list | uniq', 'baC'],
  ['upcase', '"straße" | upcase', 'STRASSE'],
  ['url_decode', '"a%2Bb+c" | url_decode', 'a+b c'],
  ['url_encode', 'flow.variables.phone | url_encode', '%2B14155550100'],
  ['url_encode', '"a b&c/ü\'(x)" | url_encode', 'a+b%26c%2F%C3%BC%27%28x%29'],
  ['url_encode', 'nothing | url_encode', ''],
  ['date', '"2019-08-12" | date: "%e %b %Y"', '12 Aug 2019'],
];

test.each(table)('%s: {{ %s }} is %s', (_, expression, rendered) => {
  expect(renderLiquid(`{{ ${expression} }}`, createContext(variables))).toBe(rendered);
});

test('tests every filter that a flow may use', () => {
  expect(new Set(table.map(([name]) => name))).toEqual(new Set(Object.keys(studioFilters)));
});

test.each([
  '1 | divided_by: 0',
  '1 | modulo: "x"',
  '"9e999" | times: 1 | url_decode | json',
  '"%" | url_decode',
])('refuses {{ %s }}', (expression) => {
  expect(() => renderLiquid(`{{ ${expression} }}`, createContext())).toThrow(LiquidError);
});
