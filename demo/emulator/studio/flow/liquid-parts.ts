/** What stands between `{{ }}` or `{% %}`. */
export interface LiquidPart {
  kind: 'output' | 'tag';
  /** Where the braces open, in the template. */
  start: number;
  end: number;
  code: string;
  /** Where the code starts, in the template. */
  codeStart: number;
}

/** Finds the Liquid in a text, in order; what is inside of `{% raw %}` and `{% comment %}` is text. */
export function readLiquidParts(template: string): LiquidPart[] {
  const parts: LiquidPart[] = [];
  let at = 0;
  for (;;) {
    const start = findOpening(template, at);
    if (start === -1) return parts;
    const kind = template[start + 1] === '{' ? 'output' : 'tag';
    const closing = template.indexOf(kind === 'output' ? '}}' : '%}', start + 2);
    // Without this, a text full of braces that never close would be searched to its end again and again.
    if (closing === -1) return parts;
    const part = toPart(template, { kind, start, end: closing + 2 });
    parts.push(part);
    at = findEndOfText(template, part);
  }
}

function findOpening(template: string, from: number): number {
  for (let at = template.indexOf('{', from); at !== -1; at = template.indexOf('{', at + 1))
    if (template[at + 1] === '{' || template[at + 1] === '%') return at;
  return -1;
}

function toPart(
  template: string,
  { kind, start, end }: Pick<LiquidPart, 'kind' | 'start' | 'end'>,
): LiquidPart {
  // `-}}` trims; without care the hyphen would be taken for the end of a name.
  const last = template[end - 3] === '-' && end - 3 > start + 1 ? end - 3 : end - 2;
  return { kind, start, end, code: template.slice(start + 2, last), codeStart: start + 2 };
}

function findEndOfText(template: string, { kind, code, end }: LiquidPart): number {
  const block = kind === 'tag' ? /^-?\s*(raw|comment)\b/u.exec(code)?.[1] : undefined;
  if (block === undefined) return end;
  const closing = new RegExp(`\\{%-?\\s*end${block}\\b`, 'gu');
  closing.lastIndex = end;
  return closing.exec(template)?.index ?? template.length;
}
