import { readLiquidParts } from './liquid-parts.ts';
import type { LiquidPart } from './liquid-parts.ts';

/** A variable that Liquid reads. */
export interface LiquidPath {
  /** `trigger.message["Body"]` gives `['trigger', 'message', 'Body']`. */
  keys: readonly string[];
  /** Where each key starts and ends in the template, brackets and quotes included. */
  spans: readonly { start: number; end: number }[];
  part: LiquidPart;
}

const quoted = `"[^"]*"|'[^']*'`;
const identifier = '[A-Za-z_][\\w-]*';
// A text in quotes is read first, so that nothing inside of it is taken for a variable.
const tokens = new RegExp(
  `${quoted}|${identifier}(?:\\.${identifier}|\\[(?:${quoted}|\\d+)\\])*`,
  'gu',
);
const steps = new RegExp(`\\.?(${identifier})|\\[(?:(${quoted})|(\\d+))\\]`, 'gu');

/** Finds each variable that the Liquid of a text reads; words of Liquid itself are among them, as paths of one key. */
export function readLiquidPaths(template: string): LiquidPath[] {
  return readLiquidParts(template).flatMap((part) =>
    [...part.code.matchAll(tokens)]
      .filter(([token]) => !/^["']/u.test(token))
      .map(({ 0: token, index }) => toPath(token, part.codeStart + index, part)),
  );
}

function toPath(token: string, at: number, part: LiquidPart): LiquidPath {
  const matches = [...token.matchAll(steps)];
  return {
    keys: matches.map(([, word, text, number]) => word ?? text?.slice(1, -1) ?? number ?? ''),
    spans: matches.map(({ 0: step, index }) => ({
      start: at + index,
      end: at + index + step.length,
    })),
    part,
  };
}

/** The filters behind a value: `{{ x | downcase | url_encode }}` gives `['downcase', 'url_encode']`. */
export function readFilters({ code }: LiquidPart): string[] {
  const bare = code.replaceAll(new RegExp(quoted, 'gu'), '');
  return [...bare.matchAll(/\|\s*(\w+)/gu)].map(([, filter = '']) => filter);
}
