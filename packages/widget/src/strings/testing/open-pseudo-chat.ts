import type { ChatHost } from '../../loader/chat-host.ts';
import type { ChatConfig } from '../../options.ts';
import type { ChatPanel } from '../../panel/chat-panel.ts';
import { mountPanel } from '../../panel/mount-panel.ts';
import { createFakeEngine } from '../../panel/testing/fake-engine.ts';
import type { ChatState } from '../../state/model.ts';
import { en } from '../en.ts';
import { toPseudo } from './to-pseudo.ts';

/** A chat in the language that nobody speaks. */
export interface PseudoSetup {
  readonly state?: Partial<ChatState>;
  readonly config?: Partial<ChatConfig>;
  readonly isAsking?: boolean;
}

/** Opens one, and waits until all that is in it has loaded. */
export async function openPseudoChat({ state, config, isAsking = false }: PseudoSetup = {}) {
  const element = document.createElement('div');
  const root = element.attachShadow({ mode: 'open' });
  const bubble = document.createElement('button');
  root.append(bubble);
  document.body.append(element);
  const full: ChatConfig = { functionsUrl: 'https://chat.example.com', position: 'end', ...config };
  const host: ChatHost = { element, root, bubble, config: full, show() {}, emit() {} };
  const engine = createFakeEngine(state);
  const mounted = mountPanel({
    host,
    engine,
    strings: toPseudo(en),
    locale: 'el',
    needsForm: () => isAsking,
    onClose() {},
  });
  mounted.open(true);
  await settle(root);
  return { engine, mounted, root, panel: root.querySelector('docent-chat-panel') as ChatPanel };
}

/** Waits until no element stands there empty, and all have drawn themselves. */
export async function settle(root: ShadowRoot): Promise<void> {
  for (let quiet = 0, turns = 0; quiet < 5; turns += 1) {
    if (turns > 150) throw new Error(`Not there: ${findUndefined(root).join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    quiet = findUndefined(root).length > 0 ? 0 : quiet + 1;
  }
}

// They come with the first file, and with the first thing to say.
const later = new Set(['docent-chat-attachments', 'docent-chat-announcer']);

function findUndefined(root: ShadowRoot): readonly string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.matches(':not(:defined)') && !later.has(element.localName)
      ? [element.localName]
      : []),
    ...(element.shadowRoot ? findUndefined(element.shadowRoot) : []),
  ]);
}

/** The first match in whatever shadow root. */
export function findDeep(root: ShadowRoot, selector: string): HTMLElement | undefined {
  const here = root.querySelector<HTMLElement>(selector);
  if (here) return here;
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    const found = shadowRoot && findDeep(shadowRoot, selector);
    if (found) return found;
  }
  return undefined;
}
