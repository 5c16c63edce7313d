import { array, assert, constantFrom, pre, property } from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { Block, Inline } from './nodes.ts';
import { parseRich } from './parse-rich.ts';

afterEach(() => vi.restoreAllMocks());

const pieces = [
  '*', '**', '***', '_', '__', '~~', '`', '``', '```', '\n', '\n\n', ' ', '[', ']', '](', ')', '![', '<', '>', '> ',
  '- ', '1. ', '  ', '# ', '\\', 'a', 'b c', 'https://a.dev/x', 'www.a.dev', 'ada@a.dev', '](https://b.dev)', '(/c)',
  'javascript:x', '\u202e', '\u200b', '漢', '😀', '\t', '~~~',
]; // prettier-ignore
const text = array(constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join(''));
const dialect = constantFrom('markdown' as const, 'code' as const);

function read(source: string, kind: 'markdown' | 'code' = 'markdown'): readonly Block[] {
  return parseRich(source, { dialect: kind, budget: { left: 100_000 } });
}

const toInlines = (block: Block): readonly Inline[] => {
  if (block.type === 'code') return [{ type: 'code', text: block.text }];
  if (block.type === 'list') return block.items.flat().flatMap(toInlines);
  return block.type === 'quote' ? block.children.flatMap(toInlines) : block.children;
};
const toTexts = (node: Inline): readonly string[] =>
  'text' in node ? [node.text] : node.children.flatMap(toTexts);
const textOf = (blocks: readonly Block[]) => blocks.flatMap(toInlines).flatMap(toTexts).join('');

function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const character of part) {
    at = whole.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const lettersOf = (source: string) => source.replace(/\P{L}/gu, '');

test('adds nothing to a text but the address of a link without words', () => {
  assert(
    property(text, dialect, (source, kind) => {
      pre(!/\[[\s\p{Cf}]*\]\(|\[\W*\]\(/u.test(source));
      expect(isWithin(textOf(read(source, kind)), source)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('loses nothing of a text that one reads, but where links lead and how code is called', () => {
  const plain = text.map((all) => all.replace(/\]\(|```|~~~/g, ''));
  assert(
    property(plain, (source) => {
      expect(lettersOf(textOf(read(source)))).toBe(lettersOf(source));
    }),
    { numRuns: 500 },
  );
});

test('always leaves something to see, where there is something', () => {
  assert(
    property(text, dialect, (source, kind) => {
      const isSeen = /[^\s\p{Cc}\p{Cf}]/u.test(source);
      expect(/[^\s\p{Cc}\p{Cf}]/u.test(textOf(read(source, kind)))).toBe(isSeen);
    }),
    { numRuns: 500 },
  );
});

test.each(
  [
  ...pieces, '[a](', '[a](b', '![](', '**a ', '*a **b ', 'a**', '> - ', '- > ', '  - ', '`a``b```', '(((', 'http://',
  'https://a.dev ', '<https://', 'a.a.a.', '[[a](x)', '](a"', '](a "', '\\[', '\n- ', '\n\n- a', '- \n\n\n', '_a_', '😀*',
] /* prettier-ignore */,
)('looks at a long text of %j a few times only', (piece) => {
  const costOf = (length: number) => {
    const source = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    const slice = vi.spyOn(String.prototype, 'slice');
    const charAt = vi.spyOn(String.prototype, 'charAt');
    read(source);
    const cost =
      charAt.mock.calls.length +
      slice.mock.results.reduce((sum, { value }) => sum + String(value).length, 0);
    vi.restoreAllMocks();
    return cost;
  };
  expect(costOf(8_192)).toBeLessThan(8_192 * 30);
});
