import { html, LitElement, nothing, svg, type PropertyValues } from 'lit';
import { createLatestSearch, type SearchResult } from '../search/create-latest-search.ts';
import { openSearch } from '../search/open-search.ts';
import { toSuggestionQuery } from '../search/to-suggestion-query.ts';
import type { DocLink } from '../state/model.ts';
import { toCounted } from '../strings/fill.ts';
import type { Strings } from '../strings/strings.ts';
import { searchStyles } from './chat-search.styles.ts';
import { define } from './define.ts';
import { renderLink } from './render-link.ts';
import { base } from './shared.styles.ts';

const maxSuggestions = 3;
const maxQueryLength = 200;

/**
 * The search of the site. While nothing stands in its field, it looks for what is being written in the composer.
 *
 * @attr full - it shows what was looked for, which needs all the room
 */
export class ChatSearch extends LitElement {
  static override styles = [base, searchStyles];
  static override properties = {
    search: { attribute: false },
    strings: { attribute: false },
    draft: { attribute: false },
    query: { state: true },
    result: { state: true },
    isFull: { type: Boolean, attribute: 'full', reflect: true },
  };

  /** The option of the page. */
  declare search: string;
  declare strings: Strings;
  /** What stands in the composer. */
  declare draft: string;
  declare isFull: boolean;
  declare private query: string;
  declare private result: SearchResult | undefined;
  private asked = '';
  private isTold = false;
  private readonly latest = createLatestSearch({
    open: () => this.open(),
    onResult: (result) => (this.result = result),
  });

  constructor() {
    super();
    this.draft = '';
    this.query = '';
    this.isFull = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.latest.stop();
    this.asked = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.isFull = Boolean(this.query && this.result);
    if (!changed.has('draft') && !changed.has('query')) return;
    const query = this.query || toSuggestionQuery(this.draft);
    if (query === this.asked) return;
    this.asked = query;
    this.latest.ask(query);
  }

  protected override render() {
    const { strings, links } = this;
    return html`<div role="search" class="field">
        ${searchIcon}
        <input
          type="search"
          dir="auto"
          autocomplete="off"
          enterkeyhint="search"
          maxlength=${maxQueryLength}
          aria-label=${strings.search.label}
          placeholder=${strings.search.label}
          @input=${this.handleInput}
          @keydown=${this.handleKey}
        />
      </div>
      <p role="status">${this.status}</p>
      ${
        links.length > 0
          ? html`<ul>
              ${links.map(renderResult)}
            </ul>`
          : nothing
      }`;
  }

  private get links(): readonly DocLink[] {
    const { result } = this;
    if (result?.kind !== 'found') return [];
    return this.query ? result.links : result.links.slice(0, maxSuggestions);
  }

  private get status(): string {
    const { strings, links, query, result } = this;
    if (!query) return links.length > 0 ? strings.search.suggestions : '';
    if (!result) return '';
    if (result.kind === 'failed') return strings.search.unavailable;
    const { length } = links;
    return length > 0 ? toCounted(strings, strings.search.results, length) : strings.search.none;
  }

  private async open() {
    try {
      return await openSearch(this.search);
    } catch (error) {
      // For the developer, once; the visitor reads a sentence.
      if (!this.isTold) console.error('[docent]', error);
      this.isTold = true;
      throw error;
    }
  }

  private handleInput(event: Event): void {
    this.setQuery((event.target as HTMLInputElement).value.trim());
  }

  private setQuery(query: string): void {
    // What fits the question in the composer is no answer to what is looked for here, nor the other way round.
    if (!query !== !this.query) this.result = undefined;
    this.query = query;
  }

  /** Esc empties the field first; only then it closes the chat. */
  private handleKey(event: KeyboardEvent): void {
    const field = event.target as HTMLInputElement;
    if (event.key !== 'Escape' || !field.value || event.isComposing) return;
    event.preventDefault();
    field.value = '';
    this.setQuery('');
  }
}

function renderResult({ title, section, url }: DocLink) {
  const content = html`<bdi class="title">${title}</bdi>
    ${section ? html`<bdi class="section">${section}</bdi>` : nothing}`;
  return html`<li>${renderLink(url, { content })}</li>`;
}

const searchIcon = html`<svg
  aria-hidden="true"
  viewBox="0 0 24 24"
  width="18"
  height="18"
  fill="none"
  stroke="currentColor"
  stroke-width="2"
  stroke-linecap="round"
>
  ${svg`<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>`}
</svg>`;

define('docent-chat-search', ChatSearch);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-search': ChatSearch;
  }
}
