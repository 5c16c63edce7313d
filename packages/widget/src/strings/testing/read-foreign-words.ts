const spoken = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
];

// What no language translates: units, addresses, the two letters of a country.
const allowed = /\b(kB|KB|MB|bytes?|SMS|US( \+\d+)?|docs\.example)\b|https?:\S+/g;

/**
 * Reads what can be seen or heard of the page in Latin letters outside of brackets, in whatever shadow root: texts, names
 * and descriptions. Says so where there is too little to look at.
 *
 * @example
 * readForeignWords(root); // ['button aria-label: Close']
 */
export function readForeignWords(root: ShadowRoot): readonly string[] {
  const foreign: string[] = [];
  let wrapped = 0;
  const look = (text: string | null, place: string): void => {
    const rest = (text ?? '').replace(/⟦[^⟧]*⟧/g, '').replace(allowed, '');
    if (text?.includes('⟦')) wrapped += 1;
    if (/\p{Script=Latin}/u.test(rest)) foreign.push(`${place}: ${text?.trim()}`);
  };
  const visit = (node: Node): void => {
    if (node instanceof Text) look(node.data, node.parentElement?.localName ?? 'shadow root');
    if (node instanceof Element) {
      if (!isVisible(node)) return;
      for (const name of spoken) look(node.getAttribute(name), `${node.localName} ${name}`);
      if (node.shadowRoot) visit(node.shadowRoot);
    }
    for (const child of node.childNodes) visit(child);
  };
  visit(root);
  return wrapped > 2 ? foreign : [...foreign, 'nothing to look at'];
}

function isVisible(element: Element): boolean {
  if (['style', 'script'].includes(element.localName)) return false;
  // Without a box of its own, what is in it can be seen.
  return element.checkVisibility() || getComputedStyle(element).display === 'contents';
}
