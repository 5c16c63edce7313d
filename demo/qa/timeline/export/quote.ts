/** A text as a TypeScript string, whatever is in it. */
export function quote(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** A text as a comment of one line, whatever is in it. */
export function toComment(text: string): string {
  return `// ${text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()}`;
}
