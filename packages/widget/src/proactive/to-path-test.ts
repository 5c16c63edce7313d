// Anything else would be a pattern of another language.
const knownGlob = /^\/[^{}[\]()|^$\\?!]*$/;

/**
 * Makes a test for paths: `*` stands for anything within a segment, `**` for anything at all. Undefined for what is no
 * such pattern.
 *
 * @example
 * toPathTest('/guides/*')?.('/guides/start/'); // true
 */
export function toPathTest(glob: string): ((path: string) => boolean) | undefined {
  if (!knownGlob.test(glob)) return undefined;
  const source = glob
    .replace(/\/+$/, '')
    .replace(/[.+]/g, '\\$&')
    .replace(/\*+/g, (stars) => (stars[1] ? '.*' : '[^/]*'))
    // "/guides/**" means "/guides" as well.
    .replace(/\/\.\*$/, '(/.*)?');
  const pattern = new RegExp(`^${source}/?$`);
  return (path) => pattern.test(path);
}
