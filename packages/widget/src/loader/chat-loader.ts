import type { ChatContext } from '../api.ts';
import { createBehindLoader, type BehindLoader, type LoadBehind } from './behind-loader.ts';
import { drawBubble } from './bubble.ts';
import type { ChatCalls } from './serve-calls.ts';
import { readAttribute } from './read-attribute.ts';
import { whenSession } from './when-session.ts';

/** A chat on the page, of which the bubble is there and the rest comes when it is wanted. */
export interface ChatLoader {
  readonly calls: ChatCalls;
  /** The calls that are the same behind the bubble. */
  readonly use: BehindLoader['use'];
  /** Takes it off the page, with everything that it listens to. */
  readonly stop: () => void;
}

/**
 * Draws the bubble into the element, and loads the rest once somebody wants the chat.
 *
 * @example
 * const { calls, stop } = createChatLoader(element, () => import('../behind.ts'));
 */
export function createChatLoader(element: HTMLElement, load: LoadBehind): ChatLoader {
  const button = drawBubble(element);
  const contexts: (ChatContext | null)[] = [];
  const { use, close, stop } = createBehindLoader({ button, contexts, load });
  const isOffering = readAttribute(element, 'proactive');
  const stopWaiting = whenSession(() => void use('update'), isOffering);
  onWish(button, use);
  if (button.hidden) void use('open');
  // In the page's own markup, it may have been tapped before this script was there.
  if (button.popoverTargetElement?.matches(':popover-open')) button.click();
  return {
    use,
    calls: {
      close,
      setContext: (context: ChatContext | null) => {
        contexts.push(context);
        return use('update');
      },
      on: (name: string, callback: (detail: unknown) => void) => {
        const type = `docent-chat-${name}`;
        const hear = (event: Event): void => callback((event as CustomEvent).detail ?? undefined);
        element.addEventListener(type, hear);
        return () => element.removeEventListener(type, hear);
      },
    },
    stop: () => {
      stopWaiting();
      stop();
    },
  };
}

/** What a visitor may want shows before the tap: the pointer, also of a finger, or the focus comes first. */
function onWish(button: HTMLButtonElement, use: BehindLoader['use']): void {
  const tap = async (): Promise<void> => {
    // Whoever taps again while the chat is coming does not mean to close it.
    if (button.ariaBusy) return;
    button.ariaBusy = 'true';
    await use('tap');
    button.ariaBusy = null;
  };
  for (const name of ['pointerenter', 'focus'])
    button.addEventListener(name, () => void use('preload'));
  button.addEventListener('click', () => void tap());
}
