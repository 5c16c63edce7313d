import type { LocalSegment } from '../../emulator/segment/server.ts';
import { HubError } from './hub-error.ts';

/** Reads one resource of a profile by its parameters; `undefined` where the profile is not known. */
type ReadResource = (
  resource: 'traits' | 'external_ids' | 'events',
  query: Readonly<Record<string, string>>,
) => Promise<unknown>;

// It is on this machine.
const timeoutMs = 3000;

/** Creates what asks the Profile API about a profile, with the token of the configuration, as any server of ours does. */
export function createProfileReader({ origin, config }: LocalSegment, key: string): ReadResource {
  const [type = '', ...rest] = key.split(':');
  const name = `${encodeURIComponent(type)}:${encodeURIComponent(rest.join(':'))}`;
  const folder = `${origin}/v1/spaces/${config.space.id}/collections/users/profiles/${name}`;
  const authorization = `Basic ${btoa(`${config.space.profileTokens[0] ?? ''}:`)}`;
  return async (resource, query) => {
    const url = `${folder}/${resource}?${new URLSearchParams(query)}`;
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { headers: { authorization }, signal }).catch(
      () => undefined,
    );
    if (response?.status === 404) return undefined;
    if (!response?.ok) throw new HubError(502, toSentence(response?.status));
    return response.json();
  };
}

function toSentence(status: number | undefined): string {
  const said = status === undefined ? 'does not answer' : `answers ${status}`;
  return `The Profile API ${said}. Take the fault back, if one is set, and try again.`;
}
