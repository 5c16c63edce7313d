import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createClock } from '../../shared/clock.ts';
import { parseConfig, type SegmentConfig } from '../config.ts';
import type { StreamedMessage } from '../stream.ts';
import type { JsonObject } from '../messages.ts';
import { startSegment, type LocalSegment, type SegmentOptions } from '../server.ts';

/** When the clock of every test server stands. */
export const noon = '2026-03-02T12:00:00.000Z';
export const writeKey = 'writeKeyOfTheTests';
export const profileToken = 'profile-token-of-the-tests';
export const spaceId = 'spa_test';

/** A time so many ms after {@link noon}, in ISO 8601. */
export function atNoon(plusMs = 0): string {
  return new Date(Date.parse(noon) + plusMs).toISOString();
}

/** The settings of the tests, as a file would say them: one source, `phone` above `anonymous_id`, no computed traits. */
export const settings: JsonObject = {
  space: { id: spaceId, name: 'Test', profileTokens: [profileToken], requestsPerSecond: 10_000 },
  sources: [{ id: 'src_test', name: 'Test', writeKey }],
  identifiers: [
    { type: 'user_id', limit: 1 },
    { type: 'phone', key: 'phone', limit: 1 },
    { type: 'anonymous_id', limit: 5 },
  ],
};

export function buildConfig(overrides: JsonObject = {}): SegmentConfig {
  return parseConfig({ ...settings, ...overrides });
}

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

export type Stream = { messages: StreamedMessage[]; next: number };

/** A local Segment of one test, and what a test asks of it. */
export interface TestSegment extends LocalSegment {
  /** Every sentence that it logged. */
  logged: string[];
  request(path: string, init?: RequestInit): Promise<Answer>;
  /** Posts JSON with the write key; the path is that of the Tracking API, such as `p` or `batch`. */
  post(path: string, message: JsonObject): Promise<Answer>;
  stream(after?: number): Promise<StreamedMessage[]>;
  /** Asks the Profile API; `profile` is `type:value`, not yet escaped. */
  lookUp(profile: string, resource: string, query?: Record<string, string>): Promise<Answer>;
  traits(profile: string): Promise<JsonObject>;
}

/** Starts a local Segment with a frozen clock and, if not told otherwise, no file; it stops when its test ends. */
export async function startTestSegment(
  options: Partial<SegmentOptions> = {},
): Promise<TestSegment> {
  const clock = createClock();
  clock.freeze(Date.parse(noon));
  const logged: string[] = [];
  const log = (sentence: string) => void logged.push(sentence);
  const segment = await startSegment({ config: buildConfig(), clock, log, ...options });
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= segment.close());
  onTestFinished(close);
  return { ...segment, ...createClient(segment.origin), logged, close };
}

/** Speaks HTTP with a local Segment, as a site and a server would. */
export function createClient(
  origin: string,
): Pick<TestSegment, 'request' | 'post' | 'stream' | 'lookUp' | 'traits'> {
  async function request(path: string, init?: RequestInit): Promise<Answer> {
    const response = await fetch(`${origin}${path}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: toJson(text) };
  }
  function lookUp(profile: string, resource: string, query: Record<string, string> = {}) {
    const path = `/v1/spaces/${spaceId}/collections/${toCollection(profile)}/profiles`;
    const list = new URLSearchParams(query);
    return request(`${path}/${encodeURIComponent(profile)}/${resource}?${list}`, { headers });
  }
  return {
    request,
    lookUp,
    post: (path, message) => request(`/v1/${path}`, toJsonPost({ writeKey, ...message })),
    async stream(after = 0) {
      const { body } = await request(`/_local/messages?limit=1000&after=${after}`);
      return (body as Stream).messages;
    },
    async traits(profile) {
      const { body } = await lookUp(profile, 'traits', { limit: '200' });
      return (body as { traits: JsonObject }).traits;
    },
  };
}

/** Basic authentication of the Profile API. */
export const headers = toBasicAuth(profileToken);

export function toBasicAuth(user: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${user}:`).toString('base64')}` };
}

export function toJsonPost(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** The path of a database file in a folder that goes when the test ends. */
export function temporaryDatabase(): string {
  const folder = mkdtempSync(join(tmpdir(), 'docent-segment-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'segment.db');
}

function toCollection(profile: string): string {
  return profile.startsWith('group_id:') ? 'accounts' : 'users';
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
