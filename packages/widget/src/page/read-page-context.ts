import { redactText, redactUrl } from '@docent/identity/redact';
import { findHeading } from './find-heading.ts';
import type { PageContext } from './page-context.ts';
import { readRange } from './read-range.ts';
import { toWords } from './to-words.ts';

const maxTitleLength = 200;
const maxUrlLength = 2048;

/**
 * Reads what a question can be about: the page, the heading in view, and what is selected. What looks like an e-mail
 * address, a phone number or a token is taken out, but for what the visitor has selected.
 *
 * @param kept - What was selected before the chat took the focus; used when nothing is selected now.
 * @example
 * readPageContext().title; // 'Retries'
 */
export function readPageContext(kept?: Range): PageContext {
  const selected = choose([readSelected(), kept]);
  const found = findHeading(selected?.top ?? innerHeight / 2);
  const title = readTitle();
  const hash = found?.id && redactText(found.id) === found.id ? `#${found.id}` : '';
  const url = redactUrl(location.href, []).url.slice(0, maxUrlLength) + hash;
  const heading = redactText(found?.text ?? '').slice(0, maxTitleLength);
  // Under the title of the page the same words again would say nothing.
  const isNews = heading && !title.toLowerCase().includes(heading.toLowerCase());
  return { title, url, ...(isNews && { heading }), ...(selected && { code: selected.code }) };
}

/** The first in which there is something, and where it begins. */
function choose(ranges: readonly (Range | undefined)[]) {
  for (const range of ranges) {
    const code = range && readRange(range);
    if (code) return { code, top: range.getBoundingClientRect().top };
  }
  return undefined;
}

function readSelected(): Range | undefined {
  const selection = getSelection();
  return selection?.rangeCount ? selection.getRangeAt(0) : undefined;
}

/** The title without the name of the site, where the page says it; that of another page, left by a router, is not used. */
function readTitle(): string {
  const full = toWords(document.title);
  const shared = readMeta('og:title');
  const short = shared && full.includes(shared) ? shared : '';
  const first = () => toWords(document.querySelector('h1')?.textContent ?? '');
  const title = readMeta('docent:title') || short || full || shared || first();
  return redactText(title || location.hostname).slice(0, maxTitleLength);
}

function readMeta(name: string): string {
  const at = `meta[name="${name}"], meta[property="${name}"]`;
  return toWords(document.querySelector<HTMLMetaElement>(at)?.content ?? '');
}
