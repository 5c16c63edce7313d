/**
 * Texts that a regular expression may match: made for the everyday ones (`[1-5]`, `yes|no`, `\d{4}`, `.*help.*`);
 * whoever uses them has to test them.
 */
export function sampleRegex(source: string): string[] {
  // Look-ahead is used to ask for words in any order: those words, one after the other.
  const ahead = [...source.matchAll(/\(\?=(.*?)\)/gu)].map(([, part = '']) => part);
  const bare = source
    .replaceAll(/\(\?[=!<][^)]*\)/gu, '')
    .replaceAll(/\(\?i\)|\(\?:/gu, (part) => (part === '(?:' ? '(' : ''));
  const plain = sampleChoices(bare);
  const words = ahead.map((part) => sampleChoices(part)[0] ?? '').join('');
  return [...new Set([...plain, `${words}${plain[0] ?? ''}`, words])];
}

function sampleChoices(source: string): string[] {
  return splitTop(source).map(sampleSequence);
}

/** Cuts at each `|` that is in no group or class. */
function splitTop(source: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const token of tokensOf(source)) {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    if (token === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
}

function sampleSequence(source: string): string {
  const tokens = tokensOf(source);
  let text = '';
  for (let at = 0; at < tokens.length; at += 1) {
    let piece = sampleToken(tokens[at] ?? '');
    if (tokens[at] === '(') {
      const end = findEnd(tokens, at);
      piece = sampleChoices(tokens.slice(at + 1, end).join(''))[0] ?? '';
      at = end;
    }
    const count = /^(?:[*?]|\+|\{(\d+))/u.exec(tokens[at + 1] ?? '');
    if (count) at += 1;
    // A lazy or possessive quantifier.
    if (count && /^[?+]$/u.test(tokens[at + 1] ?? '')) at += 1;
    text += piece.repeat(toCount(count));
  }
  return text;
}

function toCount(quantifier: RegExpExecArray | null): number {
  if (!quantifier) return 1;
  if (quantifier[1] !== undefined) return Math.min(Number(quantifier[1]), 1000);
  return quantifier[0] === '+' ? 1 : 0;
}

function findEnd(tokens: readonly string[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    if (tokens[at] === '(') depth += 1;
    if (tokens[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return tokens.length;
}

function tokensOf(source: string): string[] {
  return source.match(/\\.|\[\^?\]?(?:\\.|[^\]])*\]|\{\d+(?:,\d*)?\}|[\s\S]/gu) ?? [];
}

const classes: Readonly<Record<string, string>> = {
  '\\d': '1',
  '\\w': 'a',
  '\\s': ' ',
  '\\D': 'a',
  '\\W': '-',
  '\\S': 'a',
  '\\b': '',
  '\\B': '',
  '\\t': '\t',
  '\\n': '\n',
  '^': '',
  $: '',
  '.': 'a',
};

function sampleToken(token: string): string {
  const known = classes[token];
  if (known !== undefined) return known;
  if (token.startsWith('[^'))
    return ['a', '1', ' ', '-', '~'].find((one) => !token.includes(one)) ?? 'ß';
  if (token.startsWith('[')) return sampleToken(/^\[(\\.|.)/u.exec(token)?.[1] ?? '');
  return token.startsWith('\\') ? token.slice(1) : token;
}
