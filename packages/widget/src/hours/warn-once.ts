const told = new Set<string>();

/**
 * Tells whoever reads the console what to mend, once on a page.
 *
 * @example
 * warnOnce('reply-time has to be like 5m, 2h or 1d.');
 */
export function warnOnce(sentence: string): void {
  if (told.has(sentence)) return;
  told.add(sentence);
  console.warn(`[docent] ${sentence}`);
}
