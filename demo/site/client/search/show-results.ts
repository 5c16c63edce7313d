import { markTerms, type Piece, toExcerpt } from './excerpt.ts';
import type { Group, Hit } from './group.ts';

/** Makes the list of what was found: a group for each page, with a link for each hit. */
export function createResults(groups: readonly Group[]): HTMLElement[] {
  let count = 0;
  return groups.map((group, index) => {
    const title = create('p', 'search-page', group.page);
    title.id = `search-page-${index}`;
    title.append(create('span', 'search-section', group.section));
    const list = create('div', 'search-group');
    list.role = 'group';
    list.setAttribute('aria-labelledby', title.id);
    list.append(title, ...group.hits.map((hit) => createOption(hit, (count += 1))));
    return list;
  });
}

function createOption(hit: Hit, number: number): HTMLAnchorElement {
  const option = create('a', 'search-hit');
  option.id = `search-hit-${number}`;
  option.href = hit.id;
  option.role = 'option';
  option.tabIndex = -1;
  option.setAttribute('aria-selected', 'false');
  const heading = create('span', 'search-heading');
  heading.append(...mark(markTerms(hit.heading || 'Overview', hit.terms)));
  const excerpt = create('span', 'search-excerpt');
  excerpt.append(...mark(toExcerpt(hit.text, hit.terms)));
  option.append(heading, ' ', excerpt);
  return option;
}

function mark(pieces: Piece[]): (HTMLElement | string)[] {
  return pieces.map(({ text, marked }) => (marked ? create('mark', '', text) : text));
}

function create<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = text;
  return element;
}
