import { bidi, codes, homographs, hosts, markup, schemes, unseen } from './hostile-parts.ts';

/** Messages that try to do harm: some as they are known, many put together by chance, the same for the same seed. */
export function toHostileMessages(count: number, seed = 20_261_123): readonly string[] {
  const random = createRandom(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const address = () => `${pick(schemes)}${pick([...hosts, ...homographs, ...codes])}`;
  const makers: readonly (() => string)[] = [
    () => pick(markup).replaceAll('CODE', pick(codes)),
    () => `[${pick(['docs.dev', 'click', ...unseen, ...bidi])}](${address()})`,
    () => `![${pick(markup)}](${address()})`,
    () => `<${address()}> ${address()}`,
    () => `**${pick(markup)}** \`${pick(markup)}\``,
    () => `\`\`\`${pick(['js', '"><script>', 'x'.repeat(200), ...bidi])}\n${pick(markup)}\n\`\`\``,
    () => `${pick(bidi)}https://docs.dev/${pick(bidi)}${pick(codes)}`,
    () =>
      `${pick(['> ', '- ', '1. ', '# '])}${pick(markup)}\n${pick(['> > ', '  - '])}${address()}`,
    () =>
      Array.from({ length: 30 }, () => pick([...markup, ...signs, ...bidi, address()])).join(''),
  ];
  const made = Array.from({ length: count }, () => pick(makers)().replaceAll('CODE', pick(codes)));
  return [...large(), ...made];
}

const signs = [
  '*',
  '**',
  '_',
  '~~',
  '`',
  '```',
  '\n',
  '\n\n',
  '[',
  '](',
  ')',
  '![',
  '<',
  '>',
  '\\',
  '\0',
  '\ud800',
];

/** As large as a message can be. */
function large(): readonly string[] {
  const fill = (piece: string) => piece.repeat(Math.ceil(32_000 / piece.length)).slice(0, 32_000);
  const pieces = [
    '*', '[', '`', '>', '_', '~', '\\', '(', ')', '](', '[a](', '![', '<', '**a ', '*a **b ', '_a_ ', '`a` ', '> ', '- ',
    '- a\n', '  - a\n', '> - ', '1. a\n', '# a\n', '```\n', '``` a\n```\n', 'a\n\n', 'https://', 'a.a.a.', 'a@a.', '\u202e', '\u200b',
    '[a](https://a.dev) ', '<https://a.dev>', '**[a](https://a.dev)** ', '漢字', '😀', 'a\u0301\u0301\u0301', '<b>', '&lt;', '\t',
  ]; // prettier-ignore
  const links = Array.from({ length: 2000 }, (_, at) => `http://a.dev/${at}`).join(' ');
  const quotes = Array.from({ length: 200 }, (_, at) => `${'>'.repeat(at)} a`).join('\n');
  const nested = Array.from({ length: 120 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n');
  const brackets = `${'['.repeat(5000)}a${'](https://a.dev)'.repeat(1500)}`;
  return [links, quotes, nested, brackets, ...pieces.map(fill)];
}

/** Mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
