import { readLimited } from '../session/read-limited.ts';

/**
 * Reads JSON from a server. Rejects where there is none, or more than `maxBytes` of it.
 *
 * @example
 * await readJson(await fetch('/search.json'), 10_000_000);
 */
export async function readJson(response: Response, maxBytes: number): Promise<unknown> {
  if (!response.ok) throw new Error(`The search of the site answers ${response.status}.`);
  return JSON.parse(await readLimited(response, maxBytes)) as unknown;
}
