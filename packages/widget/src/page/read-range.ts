const maxLength = 2000;
const blocks =
  'address, article, blockquote, dd, div, dt, figure, h1, h2, h3, h4, h5, h6, li, p, pre, section, table, td, th, tr';

/**
 * Reads the text of a part of the page as a reader sees it: code keeps its lines, other text flows. What cannot be
 * selected, such as line numbers, is left out. Empty for a part of the chat itself, and for one that has left the page.
 *
 * @returns At most 2,000 characters.
 * @example
 * readRange(getSelection().getRangeAt(0)); // 'await retry(job);'
 */
export function readRange(range: Range): string {
  const { commonAncestorContainer: top } = range;
  if (range.collapsed || !top.isConnected || toElement(top)?.closest('docent-chat')) return '';
  let text = '';
  let block: Element | null = null;
  for (const node of listNodes(range)) {
    if (text.length > 2 * maxLength) break;
    if (!(node instanceof Text)) {
      if (node.localName === 'br') text += '\n';
      continue;
    }
    const words = readText(node, range);
    if (!words.trim() && (!words || !isCode(node))) continue;
    const at = findBlock(node.parentElement);
    if (at !== block && text && !text.endsWith('\n')) text += '\n';
    block = at;
    text += words;
  }
  return cut(text);
}

/** All that the range touches, in order. */
function* listNodes(range: Range): Generator<Text | Element> {
  const { commonAncestorContainer: top } = range;
  if (top instanceof Text) yield top;
  const what = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;
  const walker = document.createTreeWalker(top, what);
  while (walker.nextNode()) {
    if (range.intersectsNode(walker.currentNode)) yield walker.currentNode as Text | Element;
  }
}

function readText(node: Text, { startContainer, startOffset, endContainer, endOffset }: Range) {
  if (!node.parentElement || !isSelectable(node.parentElement)) return '';
  const from = node === startContainer ? startOffset : 0;
  const to = node === endContainer ? endOffset : node.length;
  const text = node.data.slice(from, to);
  return isCode(node) ? text : text.replace(/\s+/g, ' ');
}

function isSelectable(element: Element): boolean {
  return element.checkVisibility() && getComputedStyle(element).userSelect !== 'none';
}

function isCode({ parentElement }: Text): boolean {
  return Boolean(parentElement?.closest('pre'));
}

/** What begins on a line of its own; so does each line of code that some highlighters wrap as a block. */
function findBlock(element: Element | null): Element | null {
  let at = element;
  while (at && !at.matches(blocks) && getComputedStyle(at).display !== 'block') {
    at = at.parentElement;
  }
  return at;
}

function toElement(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

/** Never in the middle of a character; code keeps the indent of its first line. */
function cut(text: string): string {
  const body = text.replace(/^\s*\n/, '').trimEnd();
  return body.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');
}
