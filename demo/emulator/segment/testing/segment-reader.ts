import type { SegmentConfig } from '../config.ts';
import type { StreamedMessage } from '../stream.ts';
import type { JsonObject } from '../messages.ts';

/** An event of a profile, as the Profile API tells it. */
export interface ProfileEvent {
  event: string;
  properties: JsonObject;
  context: JsonObject;
  message_id: string;
  timestamp: string;
  /** The profile that it belongs to: the same one, the same text. */
  related: { users: string };
}

/** Reads what a local Segment received and what it made of it. Profiles are named `type:value`, unescaped. */
export interface SegmentReader {
  /** The stream, in order of arrival. */
  messages(): Promise<StreamedMessage[]>;
  /** What became of each message, such as `page accepted`, in order of arrival. */
  outcomes(): Promise<string[]>;
  /** `undefined` where there is no such profile; so for the others. */
  traits(identifier: string): Promise<JsonObject | undefined>;
  accountTraits(groupId: string): Promise<JsonObject | undefined>;
  /** Oldest first. */
  events(identifier: string, query?: Record<string, string>): Promise<ProfileEvent[] | undefined>;
  /** Each as `type:value`, sorted. */
  externalIds(identifier: string): Promise<string[] | undefined>;
}

/** Creates a reader that goes the way of a customer's server: the Profile API, with an access token. */
export function createSegmentReader(origin: string, { space }: SegmentConfig): SegmentReader {
  const authorization = `Basic ${Buffer.from(`${space.profileTokens[0]}:`).toString('base64')}`;

  async function readProfile<T>(path: string, query: Record<string, string>) {
    const url = `${origin}/v1/spaces/${space.id}/collections/${path}?${new URLSearchParams(query)}`;
    const response = await fetch(url, { headers: { authorization } });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
    return (await response.json()) as T;
  }

  async function messages(): Promise<StreamedMessage[]> {
    const response = await fetch(`${origin}/_local/messages?limit=1000`);
    return ((await response.json()) as { messages: StreamedMessage[] }).messages;
  }

  const userPath = (identifier: string) => `users/profiles/${encodeURIComponent(identifier)}`;
  async function readTraits(path: string): Promise<JsonObject | undefined> {
    const found = await readProfile<{ traits: JsonObject }>(`${path}/traits`, { limit: '200' });
    return found?.traits;
  }

  return {
    messages,
    outcomes: async () => (await messages()).map(({ type, outcome }) => `${type} ${outcome}`),
    traits: (identifier) => readTraits(userPath(identifier)),
    accountTraits: (groupId) =>
      readTraits(`accounts/profiles/group_id:${encodeURIComponent(groupId)}`),
    async events(identifier, query = {}) {
      const found = await readProfile<{ data: ProfileEvent[] }>(`${userPath(identifier)}/events`, {
        limit: '100',
        sort: 'asc',
        ...query,
      });
      return found?.data;
    },
    async externalIds(identifier) {
      const found = await readProfile<{ data: { type: string; id: string }[] }>(
        `${userPath(identifier)}/external_ids`,
        { limit: '100' },
      );
      return found?.data.map(({ type, id }) => `${type}:${id}`).toSorted();
    },
  };
}
