import type { Strings } from './strings.ts';

type Tree = { readonly [key: string]: unknown };

// Of the language itself, not words.
const fixed = new Set(['lang', 'dir']);

const pluralRules = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

const mostNames = 10;

/**
 * Puts the words of a page in place of ours, text for text. What fits nowhere is left out, and told in the console.
 *
 * @param replaced - In the shape of `Strings`, as JSON or as an object. Throws where it is no JSON.
 * @example
 * replaceStrings(en, '{ "heading": "Ask us", "form": { "start": "Ask" } }').form.start; // 'Ask'
 */
export function replaceStrings(words: Strings, replaced: unknown): Strings {
  const value: unknown = typeof replaced === 'string' ? JSON.parse(replaced) : replaced;
  const wrong: string[] = [];
  const merged = merge(words, value, { path: [], wrong });
  if (wrong.length > 0) warn(wrong);
  return merged as Strings;
}

interface Place {
  readonly path: readonly string[];
  /** The names of what did not fit. */
  readonly wrong: string[];
}

function merge(ours: unknown, theirs: unknown, place: Place): unknown {
  if (isText(ours) && isText(theirs)) return theirs;
  if (Array.isArray(ours) && isSameList(ours, theirs)) return theirs;
  if (isTree(ours) && isTree(theirs)) return mergeTree(ours, theirs, place);
  place.wrong.push(place.path.join('.').slice(0, 100) || 'strings');
  return ours;
}

function mergeTree(ours: Tree, theirs: Tree, { path, wrong }: Place): Tree {
  const isPlural = isText(ours['other']);
  const entries = Object.entries(theirs).map(([key, text]) => {
    const isFixed = path.length === 0 && fixed.has(key);
    // A language may have a rule for a number where ours needed none.
    const own = isPlural && pluralRules.has(key) ? (ours[key] ?? ours['other']) : ours[key];
    const isKnown = Object.hasOwn(ours, key) || (isPlural && pluralRules.has(key));
    const known = isKnown && !isFixed ? own : undefined;
    return [key, merge(known, text, { path: [...path, key], wrong })] as const;
  });
  return { ...ours, ...Object.fromEntries(entries.filter(([, text]) => text !== undefined)) };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSameList(ours: readonly unknown[], theirs: unknown): boolean {
  return Array.isArray(theirs) && theirs.length === ours.length && theirs.every(isText);
}

function warn(wrong: readonly string[]): void {
  const names = wrong.slice(0, mostNames).join(', ');
  const more = wrong.length > mostNames ? ` and ${wrong.length - mostNames} more` : '';
  console.warn(
    `[docent] The option \`strings\` has what the chat cannot show: ${names}${more}. It was left out. ` +
      'Texts go where the chat has texts; the names are those of the file strings/en.ts.',
  );
}
