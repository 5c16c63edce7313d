import { findLinks, type FoundLink } from './find-links.ts';
import type { Inline, Reading } from './nodes.ts';
import { createMarkStack } from './mark-stack.ts';
import { toSafeUrl } from './to-safe-url.ts';

/** A piece of a line: done, or a mark that is text unless it has found its partner. */
export type Token =
  | { readonly type: 'node'; readonly node: Inline }
  | {
      readonly type: 'mark';
      readonly text: string;
      role?: 'open' | 'close';
      /** Where the link leads that begins here. */
      href?: string;
    };

interface Scan {
  readonly text: string;
  readonly reading: Reading;
  readonly tokens: Token[];
  readonly marks: ReturnType<typeof createMarkStack>;
  readonly codeEnds: ReadonlyMap<number, number>;
  at: number;
}

const special = { markdown: /[\\`*_~[\]<!]/g, code: /`/g };
// Each stops at a bracket, and so no two of them read the same characters.
const target =
  /\((?:<([^<>[\]\s]*)>|((?:[^\s()[\]<>]|\([^\s()[\]<>]*\))*))(?: {1,3}(?:"[^"[\]\n]*"|'[^'[\]\n]*'))?\)/y;
const autolink = /<((?:https?:\/\/|mailto:)[^\s<>]*)>/iy;
const run = /(.)\1*/y;

/**
 * Takes a text apart into what is done and marks, with the marks that belong together told. Each character is looked at
 * a few times only, whatever the text is.
 *
 * @example
 * scanInline('**a**', { dialect: 'markdown', budget: { left: 100 } });
 */
export function scanInline(text: string, reading: Reading): readonly Token[] {
  const scan: Scan = {
    text,
    reading,
    tokens: [],
    marks: createMarkStack(),
    codeEnds: findCodeEnds(text),
    at: 0,
  };
  const links = findLinks(text);
  let next = 0;
  let sign = -1;
  while (scan.at < text.length) {
    while ((links[next]?.start ?? Infinity) < scan.at) next += 1;
    if (sign < scan.at) sign = findSign(scan);
    const link = links[next];
    const end = Math.min(sign, link?.start ?? Infinity, text.length);
    pushText(scan, reading.budget.left > 0 ? end : text.length);
    if (scan.at === text.length) break;
    if (link?.start === scan.at) readAddress(scan, link);
    else readSign(scan);
  }
  return scan.tokens;
}

function findSign({ text, reading, at }: Scan): number {
  const pattern = special[reading.dialect];
  pattern.lastIndex = at;
  return pattern.exec(text)?.index ?? text.length;
}

function pushText(scan: Scan, end: number): void {
  if (end <= scan.at) return;
  pushNode(scan, { type: 'text', text: scan.text.slice(scan.at, end) });
  scan.at = end;
}

function pushNode({ tokens, reading }: Scan, node: Inline): void {
  if (node.type !== 'text') reading.budget.left -= 1;
  tokens.push({ type: 'node', node });
}

function readAddress(scan: Scan, { start, end, href }: FoundLink): void {
  const text = scan.text.slice(start, end);
  // An address that was cut through leads nowhere.
  const isHalf = scan.reading.isCut && end === scan.text.length;
  if (!isHalf) pushNode(scan, { type: 'link', href, children: [{ type: 'text', text }] });
  else pushNode(scan, { type: 'text', text });
  scan.at = end;
}

function readSign(scan: Scan): void {
  const { text, at } = scan;
  const sign = text.charAt(at);
  if (sign === '`') return readCode(scan);
  if (sign === '\\') return readEscape(scan);
  if (sign === '[') return pushMark(scan, '[');
  if (sign === '!')
    return text.charAt(at + 1) === '[' ? pushMark(scan, '![') : pushText(scan, at + 1);
  if (sign === ']') return readLinkEnd(scan);
  if (sign === '<') return readAutolink(scan);
  readRun(scan);
}

function readCode(scan: Scan): void {
  const { text, at, codeEnds } = scan;
  const length = lengthOfRun(text, at);
  const end = codeEnds.get(at);
  if (end === undefined) return pushText(scan, at + length);
  const inner = text.slice(at + length, end);
  const isPadded = /^ .* $/s.test(inner) && inner.trim() !== '';
  pushNode(scan, { type: 'code', text: isPadded ? inner.slice(1, -1) : inner });
  scan.at = end + length;
}

function readEscape(scan: Scan): void {
  const { text, at } = scan;
  if (/[*_~`[\]#>]/.test(text.charAt(at + 1))) {
    scan.at += 1;
    pushText(scan, at + 2);
  } else pushText(scan, at + 1);
}

function pushMark(scan: Scan, sign: '[' | '!['): void {
  scan.marks.open('[', scan.tokens.length);
  scan.tokens.push({ type: 'mark', text: sign });
  scan.at += sign.length;
}

function readLinkEnd(scan: Scan): void {
  const { text, at, marks, tokens } = scan;
  target.lastIndex = at + 1;
  const found = marks.has('[') ? target.exec(text) : null;
  const href = found ? toSafeUrl(found[1] ?? found[2] ?? '') : undefined;
  if (!found || !href) return pushText(scan, at + 1);
  const opener = tokens[marks.close('[')];
  if (opener?.type === 'mark') Object.assign(opener, { role: 'open', href });
  scan.reading.budget.left -= 1;
  scan.at = target.lastIndex;
  tokens.push({ type: 'mark', text: text.slice(at, scan.at), role: 'close' });
}

function readAutolink(scan: Scan): void {
  autolink.lastIndex = scan.at;
  const found = autolink.exec(scan.text);
  const href = found?.[1] && toSafeUrl(found[1]);
  if (!found?.[1] || !href) return pushText(scan, scan.at + 1);
  pushNode(scan, { type: 'link', href, children: [{ type: 'text', text: found[1] }] });
  scan.at = autolink.lastIndex;
}

/** `*`, `_` and `~`: begins or ends something where it touches a word, as one writes it. */
function readRun(scan: Scan): void {
  const { text, at, tokens, marks } = scan;
  const length = lengthOfRun(text, at);
  const end = at + length;
  const mark = text.slice(at, end);
  const { canOpen, canClose } = toSides(text, { at, end });
  if (!/^(?:\*{1,3}|_{1,3}|~~)$/.test(mark)) return pushText(scan, end);
  const isEnd = canClose && marks.has(mark);
  if (isEnd) {
    const opener = tokens[marks.close(mark)];
    if (opener?.type === 'mark') opener.role = 'open';
    scan.reading.budget.left -= 1;
  } else if (canOpen) marks.open(mark, tokens.length);
  tokens.push({ type: 'mark', text: mark, ...(isEnd && { role: 'close' }) });
  scan.at = end;
}

function toSides(text: string, { at, end }: { readonly at: number; readonly end: number }) {
  const before = text.charAt(at - 1);
  const after = text.charAt(end);
  // `2*3*4` and `snake_case_name` are no marks; `这是**重点**` are.
  const isTight = text.charAt(at) === '_' || end - at === 1;
  const isWord = (character: string) => isTight && /[\p{L}\p{N}]/u.test(character);
  return {
    canOpen: /\S/.test(after) && !isWord(before),
    canClose: /\S/.test(before) && !isWord(after),
  };
}

function lengthOfRun(text: string, at: number): number {
  run.lastIndex = at;
  return run.exec(text)?.[0].length ?? 1;
}

/** Where the run of backticks begins that ends the code which another of the same length has begun. */
function findCodeEnds(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const later = new Map<number, number>();
  for (const { 0: found, index } of [...text.matchAll(/`+/g)].toReversed()) {
    const end = later.get(found.length);
    if (end !== undefined) ends.set(index, end);
    later.set(found.length, index);
  }
  return ends;
}
