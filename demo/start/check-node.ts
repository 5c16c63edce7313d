/** What this release needs, as `engines` in `package.json` has it. */
export const leastNode = '20.19.0';

/**
 * A sentence where this Node.js is too old, such as `v18.20.4`.
 *
 * @example
 * checkNode('v18.20.4'); // 'The demo needs Node.js 20.19 or newer, …'
 */
export function checkNode(version: string): string | undefined {
  const found = toNumbers(version);
  const least = toNumbers(leastNode);
  const index = found.findIndex((number, at) => number !== least[at]);
  if (index === -1 || (found[index] ?? 0) > (least[index] ?? 0)) return undefined;
  return `The demo needs Node.js ${leastNode} or newer, and this is ${version}. Install a newer one from https://nodejs.org.`;
}

function toNumbers(version: string): readonly number[] {
  return version.replace(/^v/, '').split('.').slice(0, 3).map(Number.parseFloat);
}
