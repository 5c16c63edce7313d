import { createComponents, type Component, type Holder } from './components.ts';
import type { Sql } from '../shared/database.ts';
import type { Identifier, IdentifierRules } from './identifiers.ts';
import { toUnifyView, type JsonObject } from './messages.ts';
import { compareMoments, isBefore, type Moment } from './order.ts';
import { createProfileRows } from './profile-rows.ts';
import { decide, resolveAll, type ResolvedProfile } from './resolve.ts';
import type { TraitStore } from './trait-store.ts';

/** A message with its place in the stream, and its identifiers. */
export interface Placed extends Moment {
  seq: number;
  sourceId: string;
  /** The message as JSON. */
  body: string;
  identifiers: readonly Identifier[];
}

/** Where a message went: its profile, and the identifiers that were not promoted. */
export interface Resolution {
  profileId: number | null;
  demoted: readonly Identifier[];
}

/**
 * The identity graph in the database.
 *
 * Whatever the order of arrival, the same messages give the same profiles: those of the order in which they happened.
 * Where no limit can bite, a profile is simply everything that is linked, and order does not matter. A component in
 * which a limit can bite is *contested*: a message that arrives late there resolves the whole component anew.
 */
export interface Graph {
  /** Finds, makes or merges the profile of a message; to be called in a transaction, before the message has its row. */
  place(placed: Placed): Resolution;
}

export function createGraph(sql: Sql, rules: IdentifierRules, traits: TraitStore): Graph {
  const components = createComponents(sql, rules);
  const profiles = createProfileRows(sql, traits);

  /** The next message in order of time, in a contested component. */
  function resolveNext(component: Component, placed: Placed): Resolution {
    const profileOf = memoize((id: number) => profiles.load(id));
    const decision = decide(
      placed,
      (identifier) => profileOf(components.findHolder(identifier)?.profile_id ?? null),
      rules,
    );
    const ids = decision.profiles.map(({ id }) => id);
    const profileId = profiles.merge(ids) ?? profiles.create(component.id);
    profiles.map(profileId, decision.kept, placed);
    components.setLast(component.id, placed);
    return { profileId, demoted: decision.demoted };
  }

  /**
   * The profile of a late message that changes nothing: at its time that profile held all its identifiers already, and
   * was never merged since. Most late messages are such, and so need no replay.
   */
  function findSettled(
    { timestamp }: Placed,
    holders: readonly (Holder | undefined)[],
  ): number | undefined {
    const id = holders[0]?.profile_id ?? undefined;
    const isHeld = holders.every(
      (holder) => holder?.profile_id === id && (holder?.created_at ?? timestamp) < timestamp,
    );
    return id !== undefined && isHeld && profiles.load(id).merges === 0 ? id : undefined;
  }

  /** Resolves a whole component anew, in the order in which its messages happened. */
  function replay(component: Component, placed: Placed): Resolution {
    const stored = profiles.dissolve(component.id).flatMap((id) => loadMessages(id));
    const messages = [...stored, placed].toSorted(compareMoments).map((row) => {
      const body = JSON.parse(row.body) as JsonObject;
      return { ...row, json: body, identifiers: rules.identifiersOf({ body }) };
    });
    let resolution: Resolution = { profileId: null, demoted: [] };
    for (const profile of resolveAll(messages, rules)) {
      const profileId = profiles.create(component.id, profile.merges);
      for (const { message, kept, demoted } of inOrder(profile)) {
        profiles.map(profileId, kept, message);
        if (message.seq === placed.seq) resolution = { profileId, demoted };
        else restore(profileId, message, demoted);
      }
    }
    const last = messages.at(-1);
    if (last) components.setLast(component.id, last);
    return resolution;
  }

  function loadMessages(profileId: number): Omit<Placed, 'identifiers'>[] {
    return sql.all(
      `SELECT seq, timestamp, message_id AS messageId, source_id AS sourceId, body
       FROM messages WHERE profile_id = ?`,
      profileId,
    );
  }

  /** Gives a message that is stored already its new profile, and its traits to that. */
  function restore(
    profileId: number,
    message: Placed & { json: JsonObject },
    demoted: readonly Identifier[],
  ): void {
    sql.run(
      'UPDATE messages SET profile_id = ?, demoted = ? WHERE seq = ?',
      profileId,
      demoted.length > 0 ? JSON.stringify(demoted) : null,
      message.seq,
    );
    traits.record(profileId, { ...message, ...toUnifyView(message.json) });
  }

  return {
    place(placed) {
      const { identifiers } = placed;
      if (identifiers.length === 0) return { profileId: null, demoted: [] };
      const holders = identifiers.map((identifier) => components.findHolder(identifier));
      const known = holders[0]?.contested === 0 ? holders[0].profile_id : null;
      if (known !== null && holders.every((holder) => holder?.profile_id === known)) {
        const earlier = identifiers.filter(
          (_, index) => (holders[index]?.created_at ?? 0) >= placed.timestamp,
        );
        profiles.mapEarliest(known, earlier, placed);
        return { profileId: known, demoted: [] };
      }
      const component = components.link(placed, holders);
      if (!component.contested) {
        const ids = new Set(holders.flatMap((holder) => holder?.profile_id ?? []));
        const profileId = profiles.merge([...ids]) ?? profiles.create(component.id);
        profiles.mapEarliest(profileId, identifiers, placed);
        return { profileId, demoted: [] };
      }
      if (component.justContested) return replay(component, placed);
      if (!isBefore(placed, component.last)) return resolveNext(component, placed);
      const profileId = findSettled(placed, holders);
      return profileId === undefined ? replay(component, placed) : { profileId, demoted: [] };
    },
  };
}

/** What is mapped first must be stored first: the messages of merged profiles follow one another. */
function inOrder<M extends Moment & { identifiers: readonly Identifier[] }>({
  messages,
}: ResolvedProfile<M>) {
  return messages.toSorted((a, b) => compareMoments(a.message, b.message));
}

function memoize<T>(load: (id: number) => T): (id: number | null) => T | undefined {
  const loaded = new Map<number, T>();
  return (id) => {
    if (id === null) return undefined;
    const value = loaded.get(id) ?? load(id);
    loaded.set(id, value);
    return value;
  };
}
