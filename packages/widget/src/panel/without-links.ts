import type { DocLink } from '../state/model.ts';

/**
 * Takes out of a text what stands below it as cards: the addresses and titles that the bot writes for those who see text
 * alone, and a line that then introduces nothing.
 *
 * @example
 * withoutLinks('Perhaps also:\nRetries\nhttps://docs.example/retries', links); // ''
 */
export function withoutLinks(body: string, links: readonly DocLink[]): string {
  const shown = new Set(
    links.flatMap(({ title, section, url }) => [url, section ? `${title}: ${section}` : title]),
  );
  return body
    .split('\n')
    .filter((line) => !shown.has(line.trim()))
    .filter((line, at, lines) => !line.endsWith(':') || lines[at + 1]?.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
