import { isBlank } from '../is-blank.ts';
import type { Block, Reading } from './nodes.ts';
import { parseInline, toText } from './parse-inline.ts';
import { readFence } from './read-fence.ts';
import { readList } from './read-list.ts';

/** Lines that are read, and how deep in others they stand. */
export interface Lines {
  readonly lines: readonly string[];
  readonly depth: number;
  readonly reading: Reading;
}

/** What was found, and the line behind it. */
export interface Found {
  readonly block: Block;
  readonly end: number;
}

const deepest = 4;
// With its bar and its button, a block of code is laid out as so many marks are.
const codeMarks = 10;
const heading = /^ {0,3}#{1,6}[ \t]+(?=\S)/;
const quote = /^ {0,3}> ?/;
const item = /^ {0,3}(?:[-+*]|1[.)])[ \t]+\S/;

/**
 * Reads a message: a small part of Markdown, or the code and the links in what a visitor has typed. Everything that is
 * not understood is text.
 *
 * @example
 * parseRich('- **a**', { dialect: 'markdown', budget: { left: 1000 } });
 */
export function parseRich(text: string, reading: Reading): readonly Block[] {
  const lines = text.split(/\r?\n/);
  const blocks = parseLines({ lines, depth: 0, reading });
  if (blocks.some(isSeen)) return blocks;
  return [{ type: 'paragraph', children: [{ type: 'text', text }] }];
}

function parseLines(from: Lines): readonly Block[] {
  const { lines, reading } = from;
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    if (reading.dialect === 'markdown' && !lines[at]?.trim()) {
      at += 1;
      continue;
    }
    const { block, end } = readBlock(from, at);
    reading.budget.left -= block.type === 'code' ? codeMarks : 1;
    blocks.push(block);
    at = end;
  }
  return blocks;
}

function readBlock(from: Lines, at: number): Found {
  const { lines, depth, reading } = from;
  const line = lines[at] ?? '';
  if (reading.budget.left <= 0) return toParagraph(from, { at, end: lines.length });
  const fence = readFence(lines, at);
  if (fence) return fence;
  if (reading.dialect === 'code') return readParagraph(from, at);
  if (heading.test(line)) {
    const children = parseInline(line.replace(heading, ''), reading);
    return { block: { type: 'heading', children }, end: at + 1 };
  }
  if (depth >= deepest) return readParagraph(from, at);
  if (quote.test(line)) return readQuote(from, at);
  return readList(from, { at, parse: parseLines }) ?? readParagraph(from, at);
}

function readQuote({ lines, depth, reading }: Lines, at: number): Found {
  let end = at;
  while (quote.test(lines[end] ?? '')) end += 1;
  const inner = lines.slice(at, end).map((line) => line.replace(quote, ''));
  const children = parseLines({ lines: inner, depth: depth + 1, reading });
  return { block: { type: 'quote', children }, end };
}

function readParagraph(from: Lines, at: number): Found {
  let end = at + 1;
  while (end < from.lines.length && !isEnd(from, end)) end += 1;
  return toParagraph(from, { at, end });
}

function isEnd({ lines, depth, reading }: Lines, at: number): boolean {
  const line = lines[at] ?? '';
  if (readFence.begins(line)) return true;
  if (reading.dialect === 'code') return false;
  if (!line.trim() || heading.test(line)) return true;
  return depth < deepest && (quote.test(line) || item.test(line));
}

function toParagraph(
  { lines, reading }: Lines,
  { at, end }: { readonly at: number; readonly end: number },
): Found {
  const text = lines.slice(at, end).join('\n').replace(/^\n+/, '').trimEnd();
  // Only the last line of a message that was cut is cut itself.
  return { block: { type: 'paragraph', children: parseInline(text, reading) }, end };
}

function isSeen(block: Block): boolean {
  if (block.type === 'code') return !isBlank(block.text);
  if (block.type === 'list') return block.items.some((blocks) => blocks.some(isSeen));
  if (block.type === 'quote') return block.children.some(isSeen);
  return !isBlank(toText(block.children));
}
