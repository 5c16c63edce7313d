import type { ChatContext } from './api.ts';
import { startApp } from './app.ts';
import { isUsable } from './is-usable.ts';
import type { BehindBubble } from './loader/behind-loader.ts';
import { startBehind } from './loader/start-behind.ts';

// The chunk that the loader brings when the chat is wanted, or when its options are wrong.

/** Starts the rest of the chat behind the bubble. */
export function start(bubble: HTMLButtonElement, contexts: (ChatContext | null)[]): BehindBubble {
  const element = (bubble.getRootNode() as ShadowRoot).host;
  const isPlain = [...element.attributes].every(({ name, value }) =>
    isUsable(name.replace('data-', ''), value.trim()),
  );
  if (!isPlain) explain(element).catch(console.error);
  return startBehind({ bubble, contexts, startApp });
}

/** Tells the developer what is wrong with the options. */
export async function explain(element: Element): Promise<void> {
  const { explainOptions } = await import('./explain-options.ts');
  console.error(explainOptions(element));
}
