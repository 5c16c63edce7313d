/** What JavaScript writes in another way, or would read as plain letters. */
const escapes: Readonly<Record<string, string>> = {
  A: '^',
  z: '$',
  Z: '$',
  h: String.raw`[\t\p{Zs}]`,
};

/** A regular expression of Studio in the words of JavaScript: its flags in front, and escapes that differ. */
export function toJavaScriptRegex(text: string): { source: string; flags: string } {
  const [inFront = '', letters = ''] = /^\(\?([imsu]+)\)/.exec(text) ?? [];
  const flags = new Set(['i', 'u', ...letters.split('')]);
  const source = text.slice(inFront.length).replaceAll(/\\(.)/gsu, toEscape);
  return { source, flags: [...flags].join('') };
}

function toEscape(pair: string, char: string): string {
  const known = escapes[char];
  if (known !== undefined) return known;
  if (/[\w^$\\.*+?()[\]{}|/]/.test(char)) return pair;
  // A sign that needs no escape, such as `\-` or `\@`: JavaScript refuses it with the flag `u`.
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}
