import type { ChatContext } from './api.ts';
import { startApp } from './app.ts';
import type { BehindBubble } from './loader/behind-loader.ts';
import { startBehind as start } from './loader/start-behind.ts';

// The chunk that the loader brings when the chat is wanted, or when its options are wrong.

/** Starts the rest of the chat behind the bubble. */
export function startBehind(
  bubble: HTMLButtonElement,
  contexts: (ChatContext | null)[],
): BehindBubble {
  return start({ bubble, contexts, startApp });
}

/** Tells the developer what is wrong with the options. */
export async function explainOptions(element: Element): Promise<void> {
  const { explainOptions: explain } = await import('./explain-options.ts');
  console.error(explain(element));
}
