import type { Inline, Reading } from './nodes.ts';
import { scanInline, type Token } from './scan-inline.ts';
import { isBlank } from '../is-blank.ts';
import { toRealHost } from './to-real-host.ts';

/** A mark that is open, with what stands in it so far. */
interface Frame {
  readonly children: Inline[];
  readonly opener?: Extract<Token, { type: 'mark' }>;
  readonly isInLink: boolean;
}

const deepest = 8;
const types = { 1: 'emphasis', 2: 'strong', 3: 'both' } as const;

/**
 * Reads what stands in a line: marks, code and links.
 *
 * @example
 * parseInline('**a** b', { dialect: 'markdown', budget: { left: 100 } });
 */
export function parseInline(text: string, reading: Reading): readonly Inline[] {
  const frames: Frame[] = [{ children: [], isInLink: false }];
  let tooDeep = 0;
  for (const token of scanInline(text, reading)) {
    const top = frames.at(-1);
    if (!top) break;
    if (token.type === 'node') addNode(top, token.node);
    else if (token.role === 'open' && frames.length <= deepest && tooDeep === 0)
      frames.push({ children: [], opener: token, isInLink: top.isInLink || !!token.href });
    else if (token.role === 'close' && tooDeep === 0) addClosed(frames);
    else {
      if (token.role) tooDeep += token.role === 'open' ? 1 : -1;
      addText(top.children, token.text);
    }
  }
  return frames[0]?.children ?? [];
}

function addNode({ children, isInLink }: Frame, node: Inline): void {
  if (node.type === 'text') addText(children, node.text);
  // No link stands in another.
  else if (node.type === 'link' && isInLink) addText(children, toText(node.children));
  else children.push(node.type === 'link' ? withHost(node) : node);
}

function addText(children: Inline[], text: string): void {
  const last = children.at(-1);
  if (last?.type === 'text')
    children[children.length - 1] = { type: 'text', text: last.text + text };
  else children.push({ type: 'text', text });
}

function addClosed(frames: Frame[]): void {
  const { children, opener } = frames.pop() ?? { children: [] };
  const outer = frames.at(-1);
  if (!opener || !outer) return;
  const { text, href } = opener;
  if (href && outer.isInLink) for (const child of children) addNode(outer, child);
  else if (href) outer.children.push(withHost({ type: 'link', href, children }));
  else if (text.startsWith('~')) outer.children.push({ type: 'strike', children });
  else outer.children.push({ type: types[text.length as 1 | 2 | 3], children });
}

function withHost(link: Extract<Inline, { type: 'link' }>): Inline {
  const text = toText(link.children);
  // What nobody can see can be tapped all the same.
  const children = isBlank(text) ? [{ type: 'text', text: link.href } as const] : link.children;
  const host = toRealHost(link.href, isBlank(text) ? link.href : text);
  return { ...link, children, ...(host !== undefined && { host }) };
}

/**
 * The text of pieces, without their marks.
 *
 * @example
 * toText([{ type: 'strong', children: [{ type: 'text', text: 'a' }] }]); // 'a'
 */
export function toText(nodes: readonly Inline[]): string {
  return nodes.map((node) => ('text' in node ? node.text : toText(node.children))).join('');
}
