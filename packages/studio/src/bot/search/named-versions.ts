/**
 * Which of a site's versions a question names: exactly, or by its first numbers after a "v" or "version".
 *
 * @example
 * findNamedVersions('polling in 1.9', ['2.3', '1.9']); // ['1.9']
 * findNamedVersions('polling in version 1', ['2.3', '1.9']); // ['1.9']
 */
export function findNamedVersions(
  question: string,
  versions: readonly string[],
): readonly string[] {
  const text = question.toLowerCase();
  const exact = new Set(text.match(/\d+(?:\.\d+)*/g) ?? []);
  const loose = [...text.matchAll(/\b(?:v|version |release )(\d+(?:\.\d+)*)/g)].map(
    ([, number = '']) => `${number}.`,
  );
  return versions.filter((version) => {
    const number = version.toLowerCase().replace(/^v/, '');
    return (
      (number.includes('.') && exact.has(number)) ||
      loose.some((start) => `${number}.`.startsWith(start))
    );
  });
}

/**
 * The newest of a site's versions: the greatest numbers. Names such as "latest" are not older than any number.
 *
 * @example
 * findNewestVersion(['1.9', '1.10']); // '1.10'
 */
export function findNewestVersion(versions: readonly string[]): string | undefined {
  return versions
    .filter((version) => /^v?\d/.test(version))
    .toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))[0];
}
