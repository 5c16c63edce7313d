import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Links of a document that lead nowhere: to a file that is not there, or a heading that its document does not have. */
export function findBrokenLinks(file: string, text: string): string[] {
  const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(#[^)\s]*)?\)/g)];
  return links.flatMap(([, path = '', anchor = '']) => {
    const target = path ? join(dirname(file), path) : file;
    if (!existsSync(target)) return [`${file} links to ${path}, which is not there.`];
    const isHere = !anchor || !target.endsWith('.md') || hasHeading(target, anchor.slice(1));
    return isHere ? [] : [`${file} links to ${path}${anchor}, a heading that is not there.`];
  });
}

function hasHeading(file: string, slug: string): boolean {
  const headings = readFileSync(file, 'utf8').matchAll(/^#{1,6} (.*)$/gm);
  return [...headings].some(([, heading = '']) => toSlug(heading) === slug);
}

/** As GitHub makes it of a heading. */
function toSlug(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}
