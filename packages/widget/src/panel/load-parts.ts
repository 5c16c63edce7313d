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
 * Loads the list of messages, what stands below it, and the question before an end: the composer does not wait for them.
 *
 * @example
 * void loadMessages();
 */
export async function loadMessages(): Promise<void> {
  await loadUntilThere(() => import('./conversation-parts.ts'));
}
