// Contact apps wrap a number in direction marks, so that it reads well inside right-to-left text.
const invisible = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/**
 * Takes away what is round a number and not part of it: spaces, invisible marks, `tel:`, the bracket before a plus.
 *
 * @example
 * cleanPhoneText('tel:+1 415 555 2671 '); // '+1 415 555 2671'
 */
export function cleanPhoneText(input: string): string {
  return input
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^tel:(?:\/\/)?/i, '')
    .replace(/^\(? ?[+\uFF0B]/, '+')
    .trim();
}
