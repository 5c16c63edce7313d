import { firstCharacters } from './first-characters.ts';

const longestTitle = 140;

/** A text on one line, cut where it gets long. */
export function cutWords(text: string, longest = longestTitle): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const begin = firstCharacters(line, longest);
  return begin === line ? line : `${firstCharacters(line, longest - 1)}…`;
}
