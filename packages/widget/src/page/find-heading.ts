import { toWords } from './to-words.ts';

/** A heading of a page, and where it can be linked to. */
export interface PageHeading {
  readonly text: string;
  /** Empty where there is none. */
  readonly id: string;
}

const aside =
  'nav, aside, footer, [role=navigation], [role=complementary], [hidden], [aria-hidden=true]';

/**
 * Finds the heading under which a reader is: the last one of the text that stands above a line of the window.
 *
 * @param line - From the upper edge of the window, px.
 * @example
 * findHeading(innerHeight / 2)?.text; // 'Back off'
 */
export function findHeading(line: number): PageHeading | undefined {
  const text = document.querySelector('main, [role=main]') ?? document.querySelector('article');
  const all = (text ?? document.body).querySelectorAll<HTMLElement>('h1, h2, h3, h4');
  const above = [...all].findLast((heading) => isAbove(heading, line));
  const words = above && readWords(above);
  return words ? { text: words, id: readId(above) } : undefined;
}

function isAbove(heading: HTMLElement, line: number): boolean {
  if (heading.closest(aside)) return false;
  const { top, height } = heading.getBoundingClientRect();
  return height > 0 && top <= line;
}

/** Without the sign of a permalink, which is a link of its own; the `#` of "C#" stays. */
function readWords(heading: HTMLElement): string {
  const copy = heading.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll('a, button, [aria-hidden=true]')) {
    if (part.localName !== 'a' || !/[\p{L}\p{N}]/u.test(part.textContent)) part.remove();
  }
  return toWords(copy.textContent);
}

/** Of the heading, of the section that it begins, or of the permalink in it. */
function readId(heading: HTMLElement): string {
  const section = heading.closest('section[id]');
  const isFirst = section?.querySelector('h1, h2, h3, h4') === heading;
  const link = heading.querySelector('a[href^="#"]')?.getAttribute('href')?.slice(1);
  return heading.id || (isFirst && section?.id) || link || '';
}
