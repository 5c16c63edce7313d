import { findNamedVersions, findNewestVersion } from './named-versions.ts';

const weights = { old: 0.6, notNamed: 0.75, named: 1.25 } as const;

/**
 * Creates the weighing of pages by version: the newest goes before older ones, and one that the question names goes before
 * both. Pages without a version are not touched.
 */
export function createVersionWeights(versionOfPage: readonly string[]) {
  const versions = [...new Set(versionOfPage)].filter(Boolean);
  const newest = findNewestVersion(versions);
  const isOld = (version: string): boolean => /^v?\d/.test(version) && version !== newest;

  return (question: string): ((page: number) => number) => {
    const named = findNamedVersions(question, versions).filter(isOld);
    return (page) => {
      const version = versionOfPage[page] ?? '';
      if (version === '') return 1;
      if (named.length > 0) return named.includes(version) ? weights.named : weights.notNamed;
      return isOld(version) ? weights.old : 1;
    };
  };
}
