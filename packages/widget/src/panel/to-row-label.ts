import type { Strings } from '../strings/strings.ts';
import { toName } from './chat-message.ts';
import { formatTime } from './format-time.ts';
import type { Cell } from './row-list.ts';

// What stands around what was said.
const frame = '.day, .by, .visually-hidden, .foot';
// Whoever wants all of it goes on reading in the message.
const mostCharacters = 1000;

/**
 * Says a message as one would read it out: who, what, when, and how it fares.
 *
 * @example
 * toRowLabel({ row, element, strings: en, locale: 'en' }); // 'You: Hello, 10:42 AM, Read'
 */
export function toRowLabel({
  row,
  element,
  strings,
  locale,
}: Cell & { readonly strings: Strings; readonly locale: string }): string {
  const { at, delivery, refusal = 'refused' } = row;
  const shown = [...element.children]
    .filter((part) => !part.matches(frame))
    .map((part) => (part as HTMLElement).innerText);
  const files = row.media?.map(({ name }) => name || strings.files.unnamed) ?? [];
  const said = toLine([...shown, ...files].join('\n'));
  const time = at === undefined ? '' : formatTime(at, locale);
  const fate = delivery === 'failed' ? strings.failed[refusal] : delivery && strings[delivery];
  const body = said.slice(0, mostCharacters) || strings.emptyMessage;
  return toLine([`${toName(row, strings)}: ${body}`, time, fate].join('\n'));
}

/** Lines as parts of one sentence: a screen reader would run them together. */
function toLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter(Boolean)
    .join(', ')
    .replace(/([.!?:,;]), /g, '$1 ');
}
