import { toList, toUrl, type TrackerOptions } from './config.ts';
import type { Problem } from './docent.ts';
import { isGlob } from './globs.ts';

// What an option must not be. Attributes that are not ours are not looked at: frameworks add their own.
const wrong =
  /^(route=(?!(path|query|hash)$)|send=(?!(all|identified)$)|consent=(?!required$)|(docRead|sdk)=(?!off$)|bots=(?!include$))/;

/**
 * Says what in the options could not be understood, and is left out.
 *
 * @param base - Address of the page.
 * @example
 * findProblems({ writeKey: 'key', docs: '/docs/[a-z]' }, location.href);
 */
export function findProblems(options: TrackerOptions, base: string): readonly Problem[] {
  const isWrong = ([name, value]: [string, unknown]): boolean =>
    name === 'docs'
      ? !toList(value).every(isGlob)
      : name.endsWith('Host')
        ? !toUrl(value as string, base)
        : wrong.test(`${name}=${String(value)}`);
  return Object.entries(options)
    .filter((entry) => entry[1] !== undefined && isWrong(entry))
    .map(([name]) => ({
      reason: `config-${name}`,
      message: `The option ${name} is not understood. See "Options" in the README.`,
    }));
}
