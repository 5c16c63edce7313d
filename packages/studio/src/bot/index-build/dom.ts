import type { CheerioAPI } from 'cheerio';

/** A node of a parsed page. */
export type DomNode = Parameters<CheerioAPI['contains']>[0];

/** An element of a parsed page. */
export type DomElement = Extract<DomNode, { readonly attribs: unknown }>;

type DomText = Extract<DomNode, { readonly nodeType: 3 }>;

/** Whether a node is an element. */
export function isElement(node: DomNode): node is DomElement {
  return 'attribs' in node;
}

/** Whether a node is text that a reader sees. */
export function isText(node: DomNode): node is DomText {
  return 'data' in node && node.nodeType === 3;
}

/** Every word inside a node, as it stands. */
export function readText(node: DomNode): string {
  if (isText(node)) return node.data;
  return isElement(node) ? node.children.map(readText).join('') : '';
}
