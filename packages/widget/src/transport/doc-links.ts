import { isRecord, readText } from '@docent/identity';
import type { DocLink } from '../state/model.ts';

const most = 20;

/**
 * Reads the links to docs pages that a message's attributes carry. Anything that is no link to a page of the web is left
 * out: `javascript:` and the like never become an address.
 *
 * @example
 * parseDocLinks([{ title: 'Retries', section: '', url: 'https://docs.example/retries' }]);
 */
export function parseDocLinks(value: unknown): readonly DocLink[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, most).flatMap((item: unknown) => {
    if (!isRecord(item)) return [];
    const url = readUrl(item);
    if (url === undefined) return [];
    const section = readText(item, 'section', 200);
    const title = readText(item, 'title', 200) ?? url;
    return [{ title, url, ...(section !== undefined && { section }) }];
  });
}

function readUrl(item: object): string | undefined {
  try {
    const { protocol, href } = new URL(readText(item, 'url', 2_000) ?? '');
    return /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
