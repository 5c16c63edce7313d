import { cleanText } from '../clean-text.ts';
import { columnsOf, cutToColumns } from '../text-width.ts';

// The mean advance of a letter in the widest of the usual system fonts, in em; wide letters count as two.
const letterEm = 0.61;

/** The width that a text may take, in px: fonts differ, so this is what the widest needs. */
export function widthOf(text: string, fontSize: number): number {
  return columnsOf(text) * fontSize * letterEm;
}

/** A text, cut to a width in px. */
export function fitText(text: string, fontSize: number, width: number): string {
  return cutToColumns(cleanText(text), Math.floor(width / (fontSize * letterEm)));
}
