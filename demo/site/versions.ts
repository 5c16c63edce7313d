/** A version of the product whose docs the site keeps. */
export interface Version {
  /** As readers and Segment know it, and the name of its folder under `pages`. */
  name: string;
  /** What the version switcher says beside it. */
  note: string;
}

/** Newest first. The first one has the short addresses. */
export const versions: readonly [Version, ...Version[]] = [
  { name: '2.3', note: 'Latest' },
  { name: '1.9', note: 'Security fixes only' },
];

/** The version that readers should use. */
export const currentVersion = versions[0].name;

/** Whether a version is not the newest. */
export function isOld(version: string): boolean {
  return version !== currentVersion;
}

/**
 * The address of a page that does not choose its own.
 *
 * @example
 * toPath('1.9', 'retries'); // '/docs/1.9/retries'
 */
export function toPath(version: string, slug: string): string {
  return isOld(version) ? `/docs/${version}/${slug}` : `/docs/${slug}`;
}

/**
 * Where a reader of one page goes in another version.
 *
 * @returns The same page if that version has it, else its first page.
 */
export function findCounterpart<T extends { slug: string; version: string }>(
  pages: readonly T[],
  slug: string,
  version: string,
): { page: T; same: boolean } {
  const inVersion = pages.filter((page) => page.version === version);
  const [first] = inVersion;
  if (!first) throw new Error(`There are no pages of version ${version}. Add some, or drop it.`);
  const same = inVersion.find((page) => page.slug === slug);
  return same ? { page: same, same: true } : { page: first, same: false };
}
