import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createProfileApi } from '../../packages/studio/src/profile/profile-api.ts';
import { findProfile, type ProfileAnswer } from '../../packages/studio/src/profile/find-profile.ts';
import { parseProfileRequest } from '../../packages/studio/src/profile/profile-request.ts';
import { readProfileSettings } from '../../packages/studio/src/settings/profile-settings.ts';
import { readConfig } from '../emulator/segment/config.ts';
import { startSegment, type LocalSegment } from '../emulator/segment/server.ts';
import { createClock } from '../emulator/shared/clock.ts';

/** A request to the Profile API, as it was sent. */
export interface SentRequest {
  readonly url: string;
  readonly headers: Headers;
}

/** The demo's Segment, and `find-profile` on it. */
export interface ProfileLab {
  readonly segment: LocalSegment;
  /** The environment of the Function. */
  readonly variables: Readonly<Record<string, string>>;
  readonly requests: SentRequest[];
  readonly logged: string[];
  /** What happens while `find-profile` waits before it asks again. */
  onWait: (ms: number) => Promise<void>;
  /** Asks with the parameters of the flow, by the clock of Segment. */
  find(fields?: Record<string, string>, now?: () => number): Promise<ProfileAnswer>;
  /** Sends what the tracker sends when somebody opens a page. */
  view(page: PageView): Promise<void>;
  identify(traits: Record<string, unknown>): Promise<void>;
}

interface PageView {
  readonly name: string;
  readonly minutesAgo?: number;
  readonly category?: string;
}

export const phone = '+14155552671';
const config = readConfig(join(import.meta.dirname, '../segment.yaml'));

/** Starts a lab for one test; it stops when the test ends. */
export async function startProfileLab(): Promise<ProfileLab> {
  const clock = createClock();
  clock.freeze();
  const segment = await startSegment({ config, clock, log: () => undefined });
  onTestFinished(() => segment.close());
  const variables = {
    PROFILE_HOST: segment.origin,
    PROFILE_SPACE_ID: config.space.id,
    PROFILE_TOKEN: config.space.profileTokens[0] ?? '',
  };
  const requests: SentRequest[] = [];
  const logged: string[] = [];
  const lab: ProfileLab = {
    segment,
    variables,
    requests,
    logged,
    onWait: async () => undefined,
    find(fields = {}, now = clock.now) {
      const settings = readProfileSettings(lab.variables);
      return findProfile(parseProfileRequest({ phone, channel: 'web', ...fields }), {
        api: createProfileApi(settings, recordTo(requests)),
        settings,
        surroundings: { now, log: (sentence) => void logged.push(sentence) },
        wait: (ms) => lab.onWait(ms),
      });
    },
    view: ({ name, minutesAgo = 0, category = 'Docs' }) =>
      send(segment, {
        type: 'page',
        category,
        name,
        properties: { category, title: name, url: `https://docs.example.com/${name}` },
        timestamp: new Date(clock.now() - minutesAgo * 60_000).toISOString(),
      }),
    identify: (traits) => send(segment, { type: 'identify', traits }),
  };
  return lab;
}

function recordTo(requests: SentRequest[]) {
  return (url: string, init: RequestInit): Promise<Response> => {
    requests.push({ url, headers: new Headers(init.headers) });
    return fetch(url, init);
  };
}

async function send({ origin, clock }: LocalSegment, message: object): Promise<void> {
  const externalIds = [{ id: phone, type: 'phone', collection: 'users', encoding: 'none' }];
  const common = {
    anonymousId: 'anonymous-1',
    timestamp: new Date(clock.now()).toISOString(),
    context: { externalIds },
  };
  const writeKey = config.sources[0]?.writeKey;
  const response = await fetch(`${origin}/v1/b`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ writeKey, batch: [{ ...common, ...message }] }),
  });
  if (!response.ok) throw new Error(`Segment answered ${response.status}.`);
}

/** The trail of a page that has just shown these docs. */
export function trailOf(lab: ProfileLab, ...names: string[]): string {
  const viewed_at = new Date(lab.segment.clock.now() - 60_000).toISOString();
  const docs = names.map((name) => ({
    title: name,
    url: `https://docs.example.com/${name}`,
    viewed_at,
  }));
  return JSON.stringify(docs);
}
