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
  const lines = body.split('\n').map((text) => ({ text, isShown: shown.has(text.trim()) }));
  // Other lines that end with a colon introduce a list, or code.
  const introducing = lines.filter(
    ({ text }, at) => text.endsWith(':') && lines.slice(at + 1, at + 3).find(isFilled)?.isShown,
  );
  return lines
    .filter(({ isShown }) => !isShown)
    .filter((line, at, rest) => !introducing.includes(line) || rest[at + 1]?.text.trim())
    .map(({ text }) => text)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const isFilled = ({ text }: { readonly text: string }) => text.trim() !== '';
