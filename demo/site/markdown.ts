import MarkdownIt from 'markdown-it';
import { renderCodeBlock } from './code-block.ts';
import { escapeHtml } from './html.ts';

type Token = ReturnType<MarkdownIt['parse']>[number];

/** A heading that the table of contents lists. */
export interface Heading {
  id: string;
  text: string;
  level: 2 | 3;
}

/** A part of a page: what stands before the first heading, or one heading with its text. */
export interface Passage {
  heading: Heading | undefined;
  /** Words of paragraphs, lists and tables. */
  text: string;
  code: string;
}

const md = new MarkdownIt({ html: false, typographer: true });

/** Renders a page's Markdown, and lists its headings. */
export function renderMarkdown(source: string): { html: string; headings: Heading[] } {
  const env: { headings: Heading[] } = { headings: [] };
  const html = md.render(source, env);
  return { html, headings: env.headings };
}

/** Cuts a page's Markdown into passages without markup, in which a search can look. */
export function readPassages(source: string): Passage[] {
  const passages: Passage[] = [{ heading: undefined, text: '', code: '' }];
  let inHeading = false;
  for (const token of md.parse(source, { headings: [] })) {
    if (token.type === 'heading_open') {
      passages.push({ heading: token.meta as Heading, text: '', code: '' });
    }
    if (token.type.startsWith('heading_')) inHeading = token.type === 'heading_open';
    const passage = passages.at(-1);
    if (!passage || inHeading) continue;
    if (token.type === 'inline') passage.text = join(passage.text, toPlainText(token));
    if (token.type === 'fence') passage.code += token.content;
  }
  return passages.filter(({ heading, text, code }) => heading || text || code);
}

// `> [!NOTE]` on the first line of a quotation turns it into a callout.
md.core.ruler.before('inline', 'callouts', (state) => {
  const { tokens } = state;
  for (const [index, token] of tokens.entries()) {
    const paragraph = tokens[index + 2];
    if (token.type !== 'blockquote_open' || paragraph?.type !== 'inline') continue;
    const kind = /^\[!(NOTE|TIP|WARNING)\]\n/.exec(paragraph.content)?.[1]?.toLowerCase();
    if (!kind) continue;

    paragraph.content = paragraph.content.slice(paragraph.content.indexOf('\n') + 1);
    token.meta = { callout: kind };
    const close = tokens.slice(index).find(isCloseOf(token));
    if (close) close.meta = { callout: kind };
  }
});

md.core.ruler.push('headings', (state) => {
  const headings = (state.env as { headings: Heading[] }).headings;
  for (const [index, token] of state.tokens.entries()) {
    if (token.type === 'heading_open') {
      const text = toPlainText(state.tokens[index + 1]);
      const heading: Heading = { id: toSlug(text), text, level: token.tag === 'h2' ? 2 : 3 };
      token.attrSet('id', heading.id);
      token.meta = heading;
      headings.push(heading);
    }
    if (token.type === 'table_open') token.meta = { label: headings.at(-1)?.text ?? 'Overview' };
    // Physical sides would be wrong in a right-to-left page.
    if (token.attrGet('style') === 'text-align:right') token.attrSet('style', 'text-align:end');
    if (token.attrGet('style') === 'text-align:left') token.attrSet('style', 'text-align:start');
  }
});

md.renderer.rules['blockquote_open'] = (tokens, index) => {
  const kind = readMeta(tokens[index], 'callout');
  if (!kind) return '<blockquote>\n';
  const title = kind.charAt(0).toUpperCase() + kind.slice(1);
  return `<div class="callout callout-${kind}" role="note"><p class="callout-title">${title}</p>\n`;
};
md.renderer.rules['blockquote_close'] = (tokens, index) =>
  tokens[index]?.meta ? '</div>\n' : '</blockquote>\n';

md.renderer.rules['heading_open'] = (tokens, index, options, _env, self) => {
  const id = readMeta(tokens[index], 'id');
  return `${self.renderToken(tokens, index, options)}<a href="#${id}">`;
};
md.renderer.rules['heading_close'] = (tokens, index, options, _env, self) =>
  `</a>${self.renderToken(tokens, index, options)}`;

md.renderer.rules['table_open'] = (tokens, index) => {
  const name = escapeHtml(`Table: ${readMeta(tokens[index], 'label')}`);
  return `<div class="table-scroll" tabindex="0" role="group" aria-label="${name}"><table>\n`;
};
md.renderer.rules['table_close'] = () => '</table></div>\n';

md.renderer.rules['fence'] = (tokens, index) => {
  const token = tokens[index];
  const [language = 'text'] = (token?.info ?? '').split(' ', 1);
  const title = /title="([^"]+)"/.exec(token?.info ?? '')?.[1];
  return renderCodeBlock({ code: token?.content ?? '', language, title });
};

function readMeta(token: Token | undefined, name: string): string | undefined {
  return (token?.meta as Record<string, string> | null | undefined)?.[name];
}

function isCloseOf(open: Token): (token: Token) => boolean {
  return (token) => token.type === 'blockquote_close' && token.level === open.level;
}

/** Cells and the like do not end as sentences do. */
function join(before: string, after: string): string {
  if (!before || !after) return before || after;
  return /[.:;,!?…]$/.test(before) ? `${before} ${after}` : `${before} · ${after}`;
}

function toPlainText(inline: Token | undefined): string {
  return (inline?.children ?? [])
    .map((child) => (child.type === 'softbreak' ? ' ' : child.content))
    .join('');
}

function toSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
