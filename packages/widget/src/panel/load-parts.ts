import { loadUntilThere } from '../load-until-there.ts';

/**
 * Loads the form, which only who is not known yet needs to see. Rejects where it cannot be had.
 *
 * @example
 * await loadForm();
 */
export async function loadForm(): Promise<void> {
  await import('./chat-form.ts');
}

/**
 * Loads what a question about the page needs. Rejects where it cannot be had.
 *
 * @example
 * const { readPageContext } = await loadAbout();
 */
export function loadAbout() {
  return import('./about-parts.ts');
}

/**
 * Loads where a message is written. Rejects where it cannot be had.
 *
 * @example
 * await loadComposer();
 */
export function loadComposer() {
  return import('./chat-composer.ts');
}

const parts = {
  composer: loadComposer,
  /** The list of messages, what stands below it, and the question before an end: the composer does not wait for them. */
  messages: () => import('./conversation-parts.ts'),
  welcome: () => import('./chat-welcome.ts'),
  about: loadAbout,
  availability: () => import('./chat-availability.ts'),
  rating: () => import('./chat-rating.ts'),
  /** Who one talks to, and the menu. */
  header: () => import('./header-parts.ts'),
  /** Files in messages. */
  media: () => import('./chat-media.ts'),
  /** Answers to tap, and forms, in messages. */
  offer: () => import('./rich/offer-parts.ts'),
} as const satisfies Record<string, () => Promise<unknown>>;

/**
 * Loads a part of the panel that is on it, as soon as it can be had. Until then its tag stands there empty.
 *
 * @example
 * loadPart('messages');
 */
export function loadPart(name: keyof typeof parts): void {
  void loadUntilThere(parts[name]);
}
