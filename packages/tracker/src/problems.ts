import { isGlob } from './globs.ts';
import { toList, toUrl, type TrackerOptions } from './config.ts';
import type { Problem } from './docent.ts';

const choices = {
  route: ['path', 'query', 'hash'],
  send: ['all', 'identified'],
  consent: ['required'],
  docRead: ['off'],
  auto: ['off'],
  bots: ['include'],
  region: ['eu'],
  sdk: ['off'],
} as const;

/**
 * Says what in the options could not be understood, and what to do.
 *
 * @param base - Address of the page.
 * @example
 * findProblems({ writeKey: 'key', docs: '/docs/[a-z]' }, location.href);
 */
export function findProblems(options: TrackerOptions, base: string): readonly Problem[] {
  const said = Object.entries(choices).flatMap(([name, allowed]) => {
    const value = options[name as keyof typeof choices];
    if (value === undefined || (allowed as readonly unknown[]).includes(value)) return [];
    return [toProblem(name, `is not one of: ${allowed.join(', ')}. It is left out`)];
  });
  const globs = toList(options.docs).filter((glob) => !isGlob(glob));
  if (globs.length > 0) {
    said.push(toProblem('docs', 'knows paths with * and **, from their first slash on. The rest is left out'));
  }
  for (const name of ['apiHost', 'cdnHost'] as const) {
    if (options[name] && !toUrl(options[name], base)) said.push(toProblem(name, 'is no address. It is left out'));
  }
  return said;
}

function toProblem(name: string, what: string): Problem {
  const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return { reason: `config-${attribute}`, message: `data-${attribute} ${what}.` };
}
