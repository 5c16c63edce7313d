import { isRecord, readItem, visitorKey } from '@docent/identity';
import type { PageFacts } from './facts.ts';
import { toTags } from './to-tags.ts';

/**
 * Reads what the page says of itself, of its tags and of its chat. It changes nothing.
 *
 * @example
 * readPageFacts().tags.length;
 */
export function readPageFacts(): PageFacts {
  const chats = document.querySelectorAll<HTMLElement>('docent-chat');
  const scripts = [...document.scripts].map((script) => ({
    src: script.src,
    type: script.type,
    isInHead: script.closest('head') !== null,
    data: Object.fromEntries(Object.entries(script.dataset)),
  }));
  const [chat] = chats;
  return {
    url: location.href,
    title: document.title,
    referrer: document.referrer,
    locale: navigator.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    tags: toTags(scripts),
    chats: chats.length,
    functionsUrl: chat?.dataset['functionsUrl'] ?? chat?.getAttribute('functions-url') ?? undefined,
    stored: readStored(),
  };
}

function readStored(): PageFacts['stored'] {
  const found = readItem(visitorKey);
  if (found === undefined) return 'refused';
  return isRecord(found) ? String(found['anonymousId']) : 'nobody';
}
