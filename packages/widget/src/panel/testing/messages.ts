import { en } from '../../strings/en.ts';
import type { ChatMessages } from '../chat-messages.ts';
import { initialState, type ChatState, type StoredMessage } from '../../state/model.ts';
import { tokens } from '../tokens.ts';
import '../chat-messages.ts';

/** A message of a test: every third is the visitor's. */
export function toMessage(index: number, more: Partial<StoredMessage> = {}): StoredMessage {
  return {
    sid: `IM${index}`,
    index,
    author: index % 3 === 0 ? 'visitor' : 'person',
    body: `Message ${index}${' and some more words'.repeat(Math.abs(index % 5))}`,
    links: [],
    sentAt: Date.UTC(2026, 10, 1) + index * 90_000,
    ...more,
  };
}

/** Messages from `first` on. */
export function toMessages(count: number, first = 0): readonly StoredMessage[] {
  return Array.from({ length: count }, (_, place) => toMessage(first + place));
}

/** An open chat. */
export function toState(more: Partial<ChatState> = {}): ChatState {
  return { ...initialState, phase: 'open', line: 'up', conversationSid: 'CH1', ...more };
}

/** A list on the page, 320 by 400 px, that has been drawn. */
export async function showMessages(
  more: Partial<ChatState> = {},
  properties: Partial<ChatMessages> = {},
): Promise<ChatMessages> {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  if (tokens.styleSheet) root.adoptedStyleSheets = [tokens.styleSheet];
  const element = document.createElement('docent-chat-messages');
  Object.assign(element, { state: toState(more), locale: 'en', strings: en, ...properties });
  element.style.cssText = 'width: 320px; height: 400px';
  const announcer = document.createElement('docent-chat-announcer');
  root.append(element, Object.assign(announcer, { strings: element.strings }));
  document.body.append(host);
  await element.updateComplete;
  await nextFrame();
  return element;
}

/** Takes all lists away. */
export function clearPage(): void {
  document.body.replaceChildren();
}

/** Waits until scroll events, observers and what they change are through. */
export async function nextFrame(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
}

/** The part of the list that scrolls. */
export function scrollerOf(element: ChatMessages): HTMLElement {
  return find(element, '.scroller');
}

/** The first match in the list. */
export function find(element: ChatMessages, selector: string): HTMLElement {
  const found = element.renderRoot.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`Nothing in the list is ${selector}.`);
  return found;
}

/** What screen readers are told around a list. */
export function regionOf(element: ChatMessages): HTMLElement {
  const region = (element.getRootNode() as ShadowRoot).querySelector('docent-chat-announcer');
  if (!region) throw new Error('The list has no announcer beside it.');
  return region;
}

/** The texts of what is in the bubbles, from the first on the page to the last. */
export function bodiesOf(element: ChatMessages): readonly string[] {
  return [...element.renderRoot.querySelectorAll('.bubble')].map((one) => one.textContent ?? '');
}

/** How far the end is below the screen. */
export function belowOf(element: ChatMessages): number {
  const { scrollHeight, scrollTop, clientHeight } = scrollerOf(element);
  return scrollHeight - scrollTop - clientHeight;
}
