// Anything else in a glob would be a pattern of another language: said to the developer, and left out.
const knownGlob = /^!?\/[^{}[\]()|^$\\?]*$/;

/**
 * Says whether a glob can be understood: a path from its slash on, in which `*` stands for anything
 * within a segment and `**` for anything at all; `!` in front excludes.
 *
 * @example
 * isGlob('/docs/**'); // true
 * isGlob('/docs/[a-z]'); // false
 */
export function isGlob(glob: string): boolean {
  return knownGlob.test(glob);
}

/**
 * Makes a test for paths. The last glob that matches decides; without any that includes, every path
 * is included from the start.
 *
 * @example
 * const isDoc = compileGlobs(['/docs/**', '!/docs/search']);
 * isDoc('/docs'); // true
 * isDoc('/docs/search'); // false
 */
export function compileGlobs(globs: readonly string[]): (path: string) => boolean {
  const rules = globs.filter(isGlob).map((glob) => ({
    isIncluding: glob[0] !== '!',
    pattern: toPattern(glob.replace(/^!/, '')),
  }));
  const isOpen = !rules.some(({ isIncluding }) => isIncluding);
  return (path) =>
    rules.reduce((is, { isIncluding, pattern }) => (pattern.test(path) ? isIncluding : is), isOpen);
}

function toPattern(glob: string): RegExp {
  const source = glob
    .replace(/[.+]/g, '\\$&')
    .replace(/\*+/g, (stars) => (stars[1] ? '.*' : '[^/]*'))
    // "/docs/**" means "/docs" as well.
    .replace(/\/\.\*$/, '(/.*)?');
  return RegExp(`^${source}/?$`);
}
