import { createClock } from '../../shared/clock.ts';
import type { SegmentConfig } from '../config.ts';
import { openDatabase } from '../../shared/database.ts';
import { schema } from '../schema.ts';
import type { JsonObject } from '../messages.ts';
import { parseMessage } from '../parse-message.ts';
import { createProfiles } from '../profiles.ts';
import { compareText } from '../order.ts';
import { createStore, type Entry } from '../store.ts';

/** What a profile is made of, in a form that two runs can be compared by. */
export interface ProfileSummary {
  /** `type:value`, sorted. */
  ids: string[];
  /** The names of its messages, in order of time. */
  messages: string[];
  traits: JsonObject;
  /** Of each ID, in the order of `ids`: when it was mapped, in ms since 1970, and by which message. */
  mapped: string[];
}

/** Test support: takes messages in without HTTP, on a clock that stands, and tells the profiles that came of them. */
export function createIdentityLab(config: SegmentConfig, now = Date.parse('2026-11-22T12:00:00Z')) {
  const clock = createClock();
  clock.freeze(now);
  const sql = openDatabase({ file: ':memory:', schema, warn: console.warn });
  const store = createStore(sql, config, clock);
  const profiles = createProfiles(store);

  function summarize(id: number): ProfileSummary {
    const ids = profiles.externalIds(id, { include: [], limit: 10_000, next: '' }).items;
    const messages = sql.all<{ message_id: string }>(
      'SELECT message_id FROM messages WHERE profile_id = ? ORDER BY timestamp, message_id',
      id,
    );
    return {
      ids: ids.map((one) => `${one.type}:${one.id}`).toSorted(),
      messages: messages.map((row) => row.message_id),
      mapped: ids
        .map((one) => `${one.type}:${one.id} ${one.createdAt} ${one.firstMessageId}`)
        .toSorted(),
      traits: Object.fromEntries(profiles.traits(id, now).map(({ key, value }) => [key, value])),
    };
  }

  return {
    clock,
    async send(messages: readonly JsonObject[]): Promise<void> {
      const entries = messages.map((raw): Entry => {
        const parsed = parseMessage(raw, { receivedAt: clock.now() });
        if (!parsed.ok) throw new Error(`${parsed.code}: ${parsed.why}`);
        return { outcome: 'accepted', sourceId: 'src_test', message: parsed.message };
      });
      for (const entry of entries) await store.add([entry]);
      store.traits.runBatches(now, true);
    },
    profiles(): ProfileSummary[] {
      const rows = sql.all<{ id: number }>(`SELECT id FROM profiles WHERE collection = 'users'`);
      return rows
        .map(({ id }) => summarize(id))
        .toSorted((a, b) => compareText(toName(a), toName(b)));
    },
    close: () => store.close(),
  };
}

function toName({ ids, messages }: ProfileSummary): string {
  return [...ids, ...messages].join(' ');
}
