import { type DomElement, isElement, readText } from './dom.ts';
import { tidyText } from './tidy-text.ts';

/** Words of a heading without the sign that links to it, and where it can be linked to. */
export function readHeading(heading: DomElement): { text: string; anchor: string } {
  const text = tidyText(readText(heading))
    .replace(/[\s#¶§🔗]+$/u, '')
    .replace(/^[#¶§🔗]+\s+/u, '');
  return { text, anchor: findAnchor(heading) };
}

/** Its own ID; that of a link inside it, as older generators have it; or that of the section it begins. */
function findAnchor(heading: DomElement): string {
  const own = heading.attribs['id'];
  if (own) return own;
  const inside = heading.children
    .filter(isElement)
    .find(({ attribs }) => attribs['id'] ?? attribs['name']);
  if (inside) return inside.attribs['id'] ?? inside.attribs['name'] ?? '';
  const { parent } = heading;
  const first = parent?.children.find(
    (child): child is DomElement => isElement(child) && isHeading(child),
  );
  if (parent && isElement(parent) && parent.name === 'section' && first === heading)
    return parent.attribs['id'] ?? '';
  return '';
}

function isHeading({ name }: DomElement): boolean {
  return /^h[1-6]$/.test(name);
}
