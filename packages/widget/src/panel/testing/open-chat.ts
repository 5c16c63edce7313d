import type { ChatHost } from '../../loader/chat-host.ts';
import type { ChatConfig } from '../../options.ts';
import type { ChatState } from '../../state/model.ts';
import { en } from '../../strings/en.ts';
import type { ChatPanel } from '../chat-panel.ts';
import { mountPanel } from '../mount-panel.ts';
import { createFakeEngine } from './fake-engine.ts';

/** What a test of the panel begins with. */
export interface ChatSetup {
  readonly state?: Partial<ChatState>;
  readonly config?: Partial<ChatConfig>;
  readonly needsForm?: (state: ChatState) => boolean;
}

/** Puts a bubble with its panel on the page, over an engine that only notes what is asked of it. */
export function mountChat({ state, config, needsForm = () => false }: ChatSetup = {}) {
  const element = document.createElement('div');
  const root = element.attachShadow({ mode: 'open' });
  const bubble = document.createElement('button');
  root.append(bubble);
  document.body.append(element);
  const engine = createFakeEngine(state);
  const full: ChatConfig = { functionsUrl: 'https://chat.example.com', position: 'end', ...config };
  const host: ChatHost = { element, root, bubble, config: full, show() {}, emit() {} };
  let closes = 0;
  const mounted = mountPanel({
    host,
    engine,
    strings: en,
    locale: 'en',
    needsForm,
    onClose() {
      closes += 1;
      mounted.close();
    },
  });
  const panel = root.querySelector('docent-chat-panel') as ChatPanel;
  return { element, root, bubble, engine, mounted, panel, closes: () => closes };
}

/** Opens the chat as a visitor does, and waits until the focus is in it. */
export async function openChat(setup?: ChatSetup) {
  const chat = mountChat(setup);
  chat.bubble.focus();
  chat.mounted.open(true);
  await chat.panel.updateComplete;
  return chat;
}

/** The element of a chat that has the focus, in whatever shadow root, as a path of tags. */
export function focusPath(): string {
  const tags = readFocus().map((element) => element.localName);
  return tags.slice(1).join(' ').replaceAll('docent-chat-', '');
}

/** What the element is called that has the focus. */
export function focusName(): string {
  const element = readFocus().at(-1);
  return element?.ariaLabel ?? element?.textContent?.trim() ?? '';
}

function readFocus(): Element[] {
  const path: Element[] = [];
  let at = document.activeElement;
  for (; at; at = at.shadowRoot?.activeElement ?? null) path.push(at);
  return path;
}
