import { describe, expect, test } from 'vitest';
import { readFilters, readLiquidPaths } from './liquid-paths.ts';

function read(template: string): string[] {
  return readLiquidPaths(template)
    .map(({ keys }) => keys.join('.'))
    .filter((path) => path.includes('.'));
}

describe('variables are found', () => {
  test.each([
    ['{{a.b}}', ['a.b']],
    ['a.b {{ x["b"].c }} {% if d.e == 1 %}{{f[0].g}}{% endif %}', ['x.b.c', 'd.e', 'f.0.g']],
    ["{{-widgets['a-b'].parsed.x-}}", ['widgets.a-b.parsed.x']],
    ['{{ "a.b" | append: c.d }}', ['c.d']],
    ['{% raw %}{{a.b}}{% endraw %}{{c.d}}', ['c.d']],
    ['{%- comment -%}{{a.b}}{%- endcomment -%}{{c.d}}', ['c.d']],
    ['{% raw %}{{a.b}}', []],
    ['{{a.b', []],
    ['{{a[b.c].d}}', ['b.c']],
    ['{ {a.b} } }}', []],
  ])('in %s', (template, paths) => {
    expect(read(template)).toEqual(paths);
  });
});

test('each key knows where it stands', () => {
  const template = 'x {{ a["b"].c }}';
  const [path] = readLiquidPaths(template);
  expect(path?.spans.map(({ start, end }) => template.slice(start, end))).toEqual([
    'a',
    '["b"]',
    '.c',
  ]);
});

test('filters are found, and not in texts', () => {
  const [path] = readLiquidPaths('{{ a.b | default: "| x" | url_encode }}');
  expect(path && readFilters(path.part)).toEqual(['default', 'url_encode']);
});
