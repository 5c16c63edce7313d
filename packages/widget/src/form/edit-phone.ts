import { formatAsTyped } from '@docent/identity/format-phone';
import { keepCaret } from './keep-caret.ts';

/** A phone field while somebody types in it. */
export interface EditedPhone {
  readonly text: string;
  /** Where the caret stands. */
  readonly caret: number;
  /** ISO 3166 alpha-2; empty where nobody knows. */
  readonly country: string;
}

/**
 * Formats a phone field. The caret stays behind the digit that it stood behind.
 *
 * @example
 * editPhone({ text: '41555', caret: 2, country: 'US' }); // { text: '(415) 55', caret: 3, country: 'US' }
 */
export function editPhone({ text, caret, country }: EditedPhone): EditedPhone {
  const typed = formatAsTyped(text, country);
  const edited = { text: typed.text, country: typed.country ?? '' };
  if (typed.text === text) return { ...edited, caret };
  const isAtEnd = caret >= text.length;
  const place = isAtEnd ? typed.text.length : keepCaret(text.slice(0, caret), typed.text);
  return { ...edited, caret: place };
}
