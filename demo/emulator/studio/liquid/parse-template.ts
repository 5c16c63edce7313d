import { ParseError, Tokenizer, TypeGuards, type Template } from 'liquidjs';
import { engine } from './engine.ts';

const maxCached = 500;
const cache = new Map<string, Template[]>();

/** Parses a template, or takes it from the last ones parsed. Throws the errors of LiquidJS. */
export function parseTemplate(template: string): Template[] {
  const known = cache.get(template);
  const parsed = known ?? parse(template);
  // Set again, it is the youngest: the one that is forgotten is the one longest unused.
  cache.delete(template);
  cache.set(template, parsed);
  const [oldest] = cache.keys();
  if (cache.size > maxCached && oldest !== undefined) cache.delete(oldest);
  return parsed;
}

function parse(template: string): Template[] {
  const parsed = engine.parse(template);
  assertAsciiNames(template);
  return parsed;
}

/** Twilio names it as a cause of 81018: a variable name with a character that is not ASCII. */
function assertAsciiNames(template: string): void {
  let inComment = false;
  for (const token of new Tokenizer(template).readTopLevelTokens()) {
    if (TypeGuards.isTagToken(token)) {
      if (token.name === 'comment') inComment = true;
      if (token.name === 'endcomment') inComment = false;
    } else if (!TypeGuards.isOutputToken(token)) continue;
    const names = token.getText().replaceAll(/"[^"]*"|'[^']*'/g, '');
    if (!inComment && /\P{ASCII}/u.test(names))
      throw new ParseError(new Error('A name of a variable must be ASCII'), token);
  }
}
