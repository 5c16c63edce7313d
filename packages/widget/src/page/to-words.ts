// Marks that cannot be seen, and the sign of a permalink.
const marks = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF¶]/g;

/**
 * A title or a heading as one line of words.
 *
 * @example
 * toWords(' Retry\n a job ¶'); // 'Retry a job'
 */
export function toWords(text: string): string {
  return text.slice(0, 2000).replace(marks, '').replace(/\s+/g, ' ').trim();
}
