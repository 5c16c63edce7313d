import { isRecord, profileTraitsUrl, profileUrl, type Phone } from '@docent/identity';
import type { DeploySettings } from './parse-settings.ts';

/** What the Profile API shows of a space. It shows the settings of none: only what is on profiles. */
export interface SegmentFinding {
  readonly access: 'open' | 'refused' | 'no-space' | 'unknown';
  /** Why nothing is known, for `unknown`. */
  readonly reason?: string;
  /** What the profile of the probed phone has; missing where none was probed. */
  readonly probed?: 'no-profile' | { readonly hasIdentifier: boolean; readonly hasTrait: boolean };
}

interface SegmentCheck {
  readonly settings: Pick<DeploySettings, 'space' | 'profileToken' | 'docsTrait'>;
  /** A phone that has read docs. */
  readonly probe?: Phone | undefined;
  readonly fetch: typeof globalThis.fetch;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const timeoutMs = 10_000;
// Reserved for fiction: nobody has a profile under it.
const nobody = '+12025550100' as Phone;

/** Asks Segment whether the token opens the space, and what the profile of a phone has. Reads only; never throws. */
export async function checkSegment(check: SegmentCheck): Promise<SegmentFinding> {
  const { settings, probe } = check;
  const url = profileTraitsUrl(probe ?? nobody, settings.space, [settings.docsTrait]);
  try {
    const traits = await ask(url, check);
    const access = toAccess(traits);
    if (access.access !== 'open' || probe === undefined) return access;
    if (traits.status === 404) return { ...access, probed: 'no-profile' };
    const ids = await ask(`${profileUrl(probe, settings.space)}/external_ids?limit=100`, check);
    return { ...access, probed: toProbed({ settings, traits, ids }) };
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    const reason = isTimeout ? 'it did not answer in time' : 'it could not be reached';
    return { access: 'unknown', reason };
  }
}

async function ask(url: string, { settings, fetch }: SegmentCheck): Promise<Answer> {
  const user = Buffer.from(`${settings.profileToken}:`).toString('base64');
  const response = await fetch(url, {
    headers: { authorization: `Basic ${user}` },
    signal: AbortSignal.timeout(timeoutMs),
  });
  return { status: response.status, body: await response.json().catch(() => undefined) };
}

function toAccess({ status, body }: Answer): SegmentFinding {
  if (status === 200) return { access: 'open' };
  if (status === 401 || status === 403) return { access: 'refused' };
  const error = isRecord(body) ? body['error'] : undefined;
  const message = isRecord(error) ? String(error['message']) : '';
  if (status === 404) return { access: /space/iu.test(message) ? 'no-space' : 'open' };
  return { access: 'unknown', reason: `it answered ${status}` };
}

function toProbed({
  settings: { space, docsTrait },
  traits,
  ids,
}: {
  settings: SegmentCheck['settings'];
  traits: Answer;
  ids: Answer;
}) {
  const list = isRecord(ids.body) && Array.isArray(ids.body['data']) ? ids.body['data'] : [];
  const own = isRecord(traits.body) ? traits.body['traits'] : undefined;
  return {
    hasIdentifier: list.filter(isRecord).some(({ type }) => type === space.identifier),
    hasTrait: isRecord(own) && Object.hasOwn(own, docsTrait),
  };
}
