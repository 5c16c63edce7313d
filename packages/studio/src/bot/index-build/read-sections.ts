import type { Cheerio } from 'cheerio';

import type { DocSection } from './doc-page.ts';
import { type DomElement, type DomNode, isElement, isText, readText } from './dom.ts';
import { readHeading } from './read-heading.ts';
import { tidyText } from './tidy-text.ts';

const blocks = new Set(
  'p li dd dt blockquote div section article td th tr table ul ol dl pre figcaption summary details br'.split(
    ' ',
  ),
);
const prose = new Set(['p', 'li', 'dd', 'blockquote']);
const deepest = 400;

interface Draft {
  heading: string;
  anchor: string;
  prose: string;
  text: string;
  code: string;
}

/** Cuts a page's content at its headings. The title is the first h1; an h1 further down begins a section. */
export function readSections(content: Cheerio<DomElement>): {
  title: string;
  sections: readonly DocSection[];
} {
  let title = '';
  const drafts: Draft[] = [emptyDraft('', '')];
  const last = (): Draft => drafts.at(-1) ?? emptyDraft('', '');

  const walk = (node: DomNode, place: { inProse: boolean; depth: number }): void => {
    if (isText(node)) return addText(last(), node.data, place.inProse);
    if (!isElement(node) || place.depth > deepest) return;
    if (node.name === 'pre') return void (last().code += ` ${readText(node)}`);
    if (/^h[1-4]$/.test(node.name)) {
      const { text, anchor } = readHeading(node);
      if (node.name === 'h1' && !title) {
        title = text;
        // What stands above it names the part of the docs; it is found, but says nothing of the page.
        last().prose = '';
      } else if (text) drafts.push(emptyDraft(text, anchor));
      return;
    }
    if (blocks.has(node.name)) addText(last(), ' ', place.inProse);
    const inProse = place.inProse ? node.name !== 'table' : prose.has(node.name);
    for (const child of node.children) walk(child, { inProse, depth: place.depth + 1 });
    if (blocks.has(node.name)) addText(last(), ' ', inProse);
  };

  for (const element of content.get()) walk(element, { inProse: false, depth: 0 });
  return { title, sections: drafts.map(tidy).filter(isWorthwhile) };
}

function emptyDraft(heading: string, anchor: string): Draft {
  return { heading, anchor, prose: '', text: '', code: '' };
}

function addText(draft: Draft, text: string, inProse: boolean): void {
  draft.text += text;
  if (inProse) draft.prose += text;
}

function tidy(draft: Draft): DocSection {
  const { heading, anchor, prose: shown, text, code } = draft;
  return {
    heading,
    anchor,
    prose: tidyText(shown),
    text: tidyText(text),
    code: tidyText(code),
  };
}

function isWorthwhile({ heading, text, code }: DocSection): boolean {
  return heading !== '' || text !== '' || code !== '';
}
