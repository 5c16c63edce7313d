// Signs that turn the direction of what follows, or are not seen at all.
const tricks = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const maxLength = 120;
const maxExtension = 16;

/**
 * The name of a file as it can be shown and sent: without a path, without signs that turn or hide letters, and at most
 * 120 characters long, its ending kept. Empty where nothing is left of it.
 *
 * @example
 * toSafeName('../../etc/plan.pdf'); // 'plan.pdf'
 */
export function toSafeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(tricks, '').replace(/\s+/g, ' ').trim();
  if (/^\.*$/.test(plain)) return '';
  const letters = Array.from(plain);
  if (letters.length <= maxLength) return plain;
  const [ending = ''] = /\.[^.\s]+$/.exec(plain) ?? [];
  const tail = Array.from(ending);
  const kept = tail.length <= maxExtension ? tail : [];
  return [...letters.slice(0, maxLength - kept.length - 1), '…', ...kept].join('');
}
