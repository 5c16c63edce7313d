const exchangedInHead = 'meta[name="description"], meta[name^="docent:"], link[rel="canonical"]';

/**
 * Puts another page into the frame that is there: its title, what it says of itself, and its parts.
 *
 * @throws before anything has changed, if the other page lacks a part.
 */
export function swapPage(html: string): void {
  const next = new DOMParser().parseFromString(html, 'text/html');
  const pairs = [...document.querySelectorAll<HTMLElement>('[data-swap]')].map(
    (part) => [part, findPart(next, part)] as const,
  );

  for (const old of document.head.querySelectorAll(exchangedInHead)) old.remove();
  document.title = next.title;
  document.head.append(...next.head.querySelectorAll(exchangedInHead));

  const root = document.documentElement;
  root.lang = next.documentElement.lang;
  root.dir = new URLSearchParams(location.search).get('dir') === 'rtl' ? 'rtl' : 'ltr';

  for (const [part, replacement] of pairs) {
    for (const { name, value } of replacement.attributes) part.setAttribute(name, value);
    part.replaceChildren(...replacement.childNodes);
  }
}

function findPart(next: Document, { dataset }: HTMLElement): HTMLElement {
  const part = next.querySelector<HTMLElement>(`[data-swap="${dataset['swap']}"]`);
  if (part) return part;
  throw new Error(`The page has no part named ${dataset['swap']}. It is not a page of this site.`);
}
