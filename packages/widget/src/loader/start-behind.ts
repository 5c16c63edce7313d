import type { ChatContext } from '../api.ts';
import { parseOptions } from '../parse-options.ts';
import { createBubbleFace } from './bubble-face.ts';
import type { ChatHost, StartApp } from './chat-host.ts';
import type { BehindBubble } from './behind-loader.ts';

/** The bubble, what the page has said of its visitor so far, and the rest of the chat. */
export interface Behind {
  readonly bubble: HTMLButtonElement;
  /** Emptied as it is told. */
  readonly contexts: (ChatContext | null)[];
  readonly startApp: StartApp;
}

/**
 * Starts the rest of the chat behind a bubble.
 *
 * @throws TypeError when the address of the Functions is none.
 * @example
 * const behind = startBehind({ bubble, contexts: [], startApp });
 * await behind.open();
 */
export function startBehind({ bubble, contexts, startApp }: Behind): BehindBubble {
  const app = startApp(createHost(bubble));
  const toggle = async (byVisitor: boolean): Promise<void> =>
    app.isOpen() ? app.close() : app.open({ byVisitor });
  const update = quietly(() => {
    for (const context of contexts.splice(0)) app.setContext(context);
  });
  void update();
  return {
    update,
    preload: quietly(app.preload),
    tap: quietly(() => toggle(true)),
    open: quietly(() => app.open({ byVisitor: false })),
    close: quietly(app.close),
    toggle: quietly(() => toggle(false)),
    send: quietly(app.send),
    ask: quietly(app.ask),
    attachTo: quietly(app.attachTo),
    destroy: quietly(app.destroy),
  };
}

/** What fails says so in the console, never to the page. */
function quietly<Args extends unknown[], Answer>(
  action: (...args: Args) => Answer | Promise<Answer>,
): (...args: Args) => Promise<Answer | undefined> {
  return async (...args) => {
    try {
      return await action(...args);
    } catch (error) {
      console.error('[docent]', error);
      return undefined;
    }
  };
}

function createHost(bubble: HTMLButtonElement): ChatHost {
  const root = bubble.getRootNode() as ShadowRoot;
  const element = root.host as HTMLElement;
  return {
    element,
    root,
    bubble,
    config: parseOptions(element),
    show: createBubbleFace(bubble),
    emit: (name, detail) =>
      element.dispatchEvent(new CustomEvent(`docent-chat-${name}`, { detail, bubbles: true })),
  };
}
