import type { Block } from './nodes.ts';
import type { Found, Lines } from './parse-rich.ts';

const marker = /^( {0,3})(?:([-+*])|(\d{1,9})[.)])( {1,4}|\t)(?=\S)/;

interface Start {
  readonly at: number;
  /** Reads what stands in an item. */
  readonly parse: (lines: Lines) => readonly Block[];
}

/** Reads a list: its items, and the lines that are indented below them. Undefined where none begins. */
export function readList(from: Lines, { at, parse }: Start): Found | undefined {
  const { lines, depth, reading } = from;
  const first = marker.exec(lines[at] ?? '');
  if (!first) return undefined;
  const items: string[][] = [];
  let end = at;
  while (end < lines.length) {
    const line = lines[end] ?? '';
    const found = isIndented(line) ? null : marker.exec(line);
    const rest = items.at(-1);
    // An item is laid out as three marks are.
    if (items.length * 3 > reading.budget.left) break;
    if (found && Boolean(found[2]) === Boolean(first[2])) items.push([line.slice(found[0].length)]);
    else if (!line.trim()) {
      const next = skipBlank(lines, end);
      if (!goesOn(lines[next], first)) break;
      rest?.push('');
      end = next;
      continue;
    } else if (isIndented(line) && rest) rest.push(unindent(line, first[0].length));
    else break;
    end += 1;
  }
  reading.budget.left -= items.length;
  const blocks = items.map((one) => parse({ lines: one, depth: depth + 1, reading }));
  const start = first[3] === undefined ? undefined : Number(first[3]);
  return { block: { type: 'list', start, items: blocks }, end };
}

/** Two places at least, as people indent below a bullet. */
function isIndented(line: string): boolean {
  return /^(?: {2}|\t)/.test(line);
}

function unindent(line: string, width: number): string {
  if (line.startsWith('\t')) return line.slice(1);
  let end = 0;
  while (end < width && line.charAt(end) === ' ') end += 1;
  return line.slice(end);
}

function skipBlank(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && !lines[at]?.trim()) at += 1;
  return at;
}

function goesOn(line: string | undefined, first: RegExpExecArray): boolean {
  if (line === undefined) return false;
  const found = marker.exec(line);
  return isIndented(line) || (!!found && Boolean(found[2]) === Boolean(first[2]));
}
