import { expect, test } from 'vitest';
import type { Block, Inline } from './nodes.ts';
import { parseRich } from './parse-rich.ts';

const read = (text: string, more = {}) =>
  parseRich(text, { dialect: 'markdown', budget: { left: 1000 }, ...more }).map(toShort);

/** A tree as a short text: `b(…)` for bold and so on. */
function toShort(block: Block): string {
  if (block.type === 'code')
    return `pre${block.language ? `.${block.language}` : ''}(${block.text})`;
  if (block.type === 'quote') return `q(${block.children.map(toShort).join('|')})`;
  if (block.type === 'list') {
    const items = block.items.map((item) => item.map(toShort).join('|'));
    return `${block.start === undefined ? 'ul' : `ol${block.start}`}(${items.join(';')})`;
  }
  const text = block.children.map(toShortInline).join('');
  return block.type === 'heading' ? `h(${text})` : text;
}

const names = { strong: 'b', emphasis: 'i', both: 'bi', strike: 's' };

function toShortInline(node: Inline): string {
  if (node.type === 'text') return node.text;
  if ('text' in node) return `code(${node.text})`;
  const inner = node.children.map(toShortInline).join('');
  if (node.type === 'link') return `a(${inner})[${node.href}${node.host ? ` ${node.host}` : ''}]`;
  return `${names[node.type]}(${inner})`;
}

test.each([
  ['**a** *b* _c_ __d__ ~~e~~ ***f***', 'b(a) i(b) i(c) b(d) s(e) bi(f)'],
  ['**a *b* c**', 'b(a i(b) c)'],
  ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
  ['这是**重点**。', '这是b(重点)。'],
  ['** a ** * b', '** a ** * b'],
  ['**a *b** c*', 'b(a *b) c*'],
  ['\\*a\\* C:\\dir', '*a* C:\\dir'],
  ['`a *b*` ``c ` d``', 'code(a *b*) code(c ` d)'],
  ['`a', '`a'],
  ['****', '****'],
  [
    '[a](https://a.dev) ![b](https://b.dev/i.png)',
    'a(a)[https://a.dev/] a(b)[https://b.dev/i.png]',
  ],
  ['[**a** b](https://a.dev "title")', 'a(b(a) b)[https://a.dev/]'],
  ['[a](<https://a.dev>) <https://b.dev>', 'a(a)[https://a.dev/] a(https://b.dev)[https://b.dev/]'],
  ['[a [b](https://b.dev) c](https://c.dev)', 'a(a b c)[https://c.dev/]'],
  ['[see https://a.dev](https://a.dev)', 'a(see https://a.dev)[https://a.dev/]'],
  ['[](https://a.dev)', 'a(https://a.dev/)[https://a.dev/]'],
  ['[a](https://a.dev/b_(c)) [d] (e) [f](g h)', 'a(a)[https://a.dev/b_(c)] [d] (e) [f](g h)'],
  ['https://a.dev/x_y_z *b*', 'a(https://a.dev/x_y_z)[https://a.dev/x_y_z] i(b)'],
  ['[a](javascript:alert(1))', '[a](javascript:alert(1))'],
  [
    '[a](data:text/html,x) [b](vbscript:x) [c](//c.dev)',
    '[a](data:text/html,x) [b](vbscript:x) [c](//c.dev)',
  ],
  ['[a](https://docs.dev@evil.example)', '[a](https://docs.dev@evil.example)'],
])('reads the line %s', (text, tree) => {
  expect(read(text)).toEqual([tree]);
});

test('leads to pages of this site from a path', () => {
  expect(read('[a](/guides/start)')).toEqual([`a(a)[${location.origin}/guides/start]`]);
  expect(read('[a](/\\evil.example) [b](guides)')).toEqual(['[a](/\\evil.example) [b](guides)']);
});

test.each([
  ['[docs.dev](https://evil.example/)', 'evil.example'],
  ['[go to https://docs.dev/a](https://docs.dev.evil.example/)', 'docs.dev.evil.example'],
  ['[docs\u200b.dev](https://evil.example/)', 'evil.example'],
  ['[docs．dev](https://evil.example/)', 'evil.example'],
  ['[\u202everb](https://evil.example/)', 'evil.example'],
  ['[here](https://аррӏе.com/)', 'xn--80ak6aa92e.com'],
  ['https://bücher.example/', 'xn--bcher-kva.example'],
  ['[ada@docs.dev](mailto:eve@evil.example)', 'eve@evil.example'],
])('tells where %s leads', (text, host) => {
  expect(read(text)[0]?.endsWith(` ${host}]`)).toBe(true);
});

test.each([
  '[docs.dev](https://www.docs.dev/a)',
  '[the docs](https://docs.dev/a)',
  '[index.js](https://docs.dev/a)',
  '[https://docs.dev/a.b](https://docs.dev/a.b)',
  'https://docs.dev/node.io',
])('has nothing to tell of %s', (text) => {
  expect(read(text)[0]).toMatch(/\[\S+\]$/);
});

test.each([
  ['a\nb\n\nc', ['a\nb', 'c']],
  ['# Title\ntext', ['h(Title)', 'text']],
  ['- a\n- b\n  - c\n\n  d\nend', ['ul(a;b|ul(c)|d)', 'end']],
  ['3. a\n4. b', ['ol3(a;b)']],
  ['1) a\n\n2) b', ['ol1(a;b)']],
  ['Options:\n- a\n* b', ['Options:', 'ul(a;b)']],
  ['We met in\n2024. It was cold.', ['We met in\n2024. It was cold.']],
  ['> a\n> > b\n\nc', ['q(a|q(b))', 'c']],
  ['```js\nconst a = 1;\n\n  **b**\n```\nend', ['pre.js(const a = 1;\n\n  **b**)', 'end']],
  ['~~~\na\n```\n~~~', ['pre(a\n```)']],
  ['- a\n  ```\n  b\n  ```', ['ul(a|pre(b))']],
  ['```\nnot closed', ['pre(not closed)']],
  ['a\r\nb', ['a\nb']],
])('reads the lines of %j', (text, trees) => {
  expect(read(text)).toEqual(trees);
});

test.each(['> ', '```\n```', '- \u200b', '#', '> > >', '\u200b'])(
  'shows %j as it is, as there is nothing else to see',
  (text) => {
    expect(read(text)).toEqual([text]);
  },
);

test('reads code and links alone in what a visitor has typed', () => {
  const own = (text: string) => read(text, { dialect: 'code' });
  expect(own('**a** [b](https://b.dev)\n\n\n- `c`')).toEqual([
    '**a** [b](a(https://b.dev)[https://b.dev/])\n\n\n- code(c)',
  ]);
  expect(own('a\n```\nb\n```\n> c')).toEqual(['a', 'pre(b)', '> c']);
});

test('leads nowhere from half of an address', () => {
  expect(read('a https://docs.dev/pa', { isCut: true })).toEqual(['a https://docs.dev/pa']);
  expect(read('https://docs.dev a', { isCut: true })[0]).toContain('a(https');
});

test('reads what comes behind too many marks as text', () => {
  const [tree] = read('*a* '.repeat(10), { budget: { left: 3 } });
  expect(tree).toBe(`i(a) i(a) i(a) ${'*a* '.repeat(7)}`.trimEnd());
});
