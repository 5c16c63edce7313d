import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Strings } from '../../strings/strings.ts';
import { renderLink } from '../render-link.ts';
import './chat-code.ts';
import type { Block, Inline, Reading } from './nodes.ts';
import { parseRich } from './parse-rich.ts';

/** How a text is shown. */
export interface RichSetting extends Omit<Reading, 'budget'> {
  readonly strings: Strings;
}

// More marks than a person puts into a message, and few enough to be laid out at once.
const mostMarks = 300;

/**
 * Shows a text with its links, its code and, where it is read, its Markdown; as nodes, never as HTML.
 *
 * @example
 * renderRich('**Hello** https://docs.dev', { dialect: 'markdown', strings });
 */
export function renderRich(
  text: string,
  { dialect, isCut = false, strings }: RichSetting,
): unknown {
  return guard([text, dialect, isCut, strings], () => {
    const blocks = parseRich(text, { dialect, isCut, budget: { left: mostMarks } });
    return html`<div class="rich">${renderBlocks(blocks, strings)}</div>`;
  });
}

function renderBlocks(blocks: readonly Block[], strings: Strings): readonly TemplateResult[] {
  return blocks.map((block) => renderBlock(block, strings));
}

function renderBlock(block: Block, strings: Strings): TemplateResult {
  switch (block.type) {
    case 'paragraph':
      return html`<p>${renderLine(block.children)}</p>`;
    case 'heading':
      return html`<p class="heading">${renderLine(block.children)}</p>`;
    case 'quote':
      return html`<blockquote dir="auto">${renderBlocks(block.children, strings)}</blockquote>`;
    case 'list':
      return renderList(block, strings);
    default:
      return html`<docent-chat-code
        .code=${block.text}
        .language=${block.language ?? ''}
        .strings=${strings}
      ></docent-chat-code>`;
  }
}

function renderList(
  { start, items }: Extract<Block, { type: 'list' }>,
  strings: Strings,
): TemplateResult {
  const content = items.map((blocks) => html`<li>${renderBlocks(blocks, strings)}</li>`);
  if (start === undefined)
    return html`<ul dir="auto">
      ${content}
    </ul>`;
  return html`<ol dir="auto" start=${start === 1 ? nothing : start}>
    ${content}
  </ol>`;
}

function renderLine(nodes: readonly Inline[]): readonly unknown[] {
  return nodes.map(renderInline);
}

function renderInline(node: Inline): unknown {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'strong':
      return html`<strong>${renderLine(node.children)}</strong>`;
    case 'emphasis':
      return html`<em>${renderLine(node.children)}</em>`;
    case 'both':
      return html`<strong><em>${renderLine(node.children)}</em></strong>`;
    case 'strike':
      return html`<s>${renderLine(node.children)}</s>`;
    default: {
      const link = renderLink(node.href, { content: renderLine(node.children) });
      return node.host === undefined ? link : html`${link} <bdi class="host">(${node.host})</bdi>`;
    }
  }
}
