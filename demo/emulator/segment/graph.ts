import type { Sql } from './database.ts';
import { type Identifier, type IdentifierRules } from './identifiers.ts';
import { toUnifyView, type JsonObject, type Message } from './messages.ts';
import { caps, decide, resolveAll, type ProfileState } from './resolve.ts';
import type { TraitStore } from './trait-store.ts';

/** Where a message went: its profile, and the identifiers that were not promoted. */
export interface Resolution {
  profileId: number | null;
  demoted: readonly Identifier[];
}

/** A message with its place in the stream. */
export interface Placed {
  seq: number;
  sourceId: string;
  message: Message;
  /** The message as it will be stored. */
  json: string;
  identifiers: readonly Identifier[];
}

interface Holder {
  profile_id: number | null;
  component_id: number;
  created_at: number;
  contested: number;
}

interface Moment {
  timestamp: number;
  messageId: string;
}

interface StoredMessage {
  seq: number;
  timestamp: number;
  message_id: string;
  source_id: string;
  body: string;
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
  function place(placed: Placed): Resolution {
    const { identifiers, message } = placed;
    if (identifiers.length === 0) return { profileId: null, demoted: [] };
    const holders = identifiers.map(findHolder);
    const [first] = holders;
    const known = first?.contested === 0 ? first.profile_id : null;
    if (known !== null && holders.every((holder) => holder?.profile_id === known)) {
      remember(placed, holders, known);
      return { profileId: known, demoted: [] };
    }
    const component = linkComponents(placed, holders);
    if (!component.contested) {
      const profileId = mergeProfiles(distinctProfiles(holders)) ?? createProfile(component.id);
      remember(placed, holders, profileId);
      return { profileId, demoted: [] };
    }
    if (component.mustReplay || isBefore(message, component.last))
      return replay(component.id, placed);
    return resolveNext(component.id, placed);
  }

  function findHolder({ type, value }: Identifier): Holder | undefined {
    return sql.get<Holder>(
      `SELECT profile_id, component_id, created_at, contested FROM identifiers
       JOIN components ON components.id = component_id
       WHERE collection = 'users' AND type = ? AND value = ?`,
      type,
      value,
    );
  }

  /** Keeps for each identifier the first message, in order of time, that carried it. */
  function remember(placed: Placed, holders: (Holder | undefined)[], profileId: number): void {
    const { timestamp, messageId } = placed.message;
    placed.identifiers.forEach(({ type, value }, index) => {
      const holder = holders[index];
      if (holder && holder.profile_id === profileId && holder.created_at < timestamp) return;
      sql.run(
        `UPDATE identifiers SET profile_id = ?1,
           source_id = CASE WHEN (created_at, first_message_id) > (?2, ?3) THEN ?4 ELSE source_id END,
           first_message_id = CASE WHEN (created_at, first_message_id) > (?2, ?3) THEN ?3 ELSE first_message_id END,
           created_at = min(created_at, ?2)
         WHERE collection = 'users' AND type = ?5 AND value = ?6`,
        profileId,
        timestamp,
        messageId,
        placed.sourceId,
        type,
        value,
      );
    });
  }

  /** Puts all identifiers of a message into one component, and says whether a limit can bite in it. */
  function linkComponents(placed: Placed, holders: (Holder | undefined)[]) {
    const found = holders.flatMap((holder) => holder ?? []);
    const ids = [...new Set(found.map((holder) => holder.component_id))];
    const wasContested = found.some((holder) => holder.contested === 1);
    // Before the components are joined: afterwards their last messages can no longer be told apart.
    const last = wasContested ? latest(ids.map(lastMoment)) : undefined;
    const id = mergeComponents(ids) ?? sql.run('INSERT INTO components DEFAULT VALUES');
    placed.identifiers.forEach(({ type, value }, index) => {
      if (holders[index]) return;
      sql.run(
        `INSERT INTO identifiers (collection, type, value, component_id, created_at, first_message_id, source_id)
         VALUES ('users', ?, ?, ?, ?, ?, ?)`,
        type,
        value,
        id,
        placed.message.timestamp,
        placed.message.messageId,
        placed.sourceId,
      );
    });
    const contested = wasContested || canLimitsBite(id);
    if (contested && last) setLast(id, last);
    return { id, contested, mustReplay: contested && !wasContested, last };
  }

  function canLimitsBite(componentId: number): boolean {
    const counts = sql.all<{ type: string; n: number }>(
      'SELECT type, count(*) AS n FROM identifiers WHERE component_id = ? GROUP BY type',
      componentId,
    );
    const mappings = counts.reduce((sum, { n }) => sum + n, 0);
    // A component of so few values cannot have seen more merges than that, in any order.
    return mappings > caps.merges || counts.some(({ type, n }) => n > rules.limitOf(type).count);
  }

  function mergeComponents([into, ...others]: number[]): number | undefined {
    for (const other of others) {
      sql.run(
        'UPDATE identifiers SET component_id = ? WHERE component_id = ?',
        into ?? null,
        other,
      );
      sql.run('UPDATE profiles SET component_id = ? WHERE component_id = ?', into ?? null, other);
      sql.run('DELETE FROM components WHERE id = ?', other);
    }
    return into;
  }

  function createProfile(componentId: number): number {
    return sql.run(
      `INSERT INTO profiles (collection, component_id) VALUES ('users', ?)`,
      componentId,
    );
  }

  function countMessages(profileId: number): number {
    const row = sql.get<{ n: number }>(
      'SELECT count(*) AS n FROM messages WHERE profile_id = ?',
      profileId,
    );
    return row?.n ?? 0;
  }

  /** Merges into the profile with the most messages, so that as few rows as possible move. */
  function mergeProfiles(ids: number[]): number | undefined {
    if (ids.length < 2) return ids[0];
    const [into, ...others] = ids
      .map((id) => ({ id, n: countMessages(id) }))
      .toSorted((a, b) => b.n - a.n || a.id - b.id)
      .map(({ id }) => id) as [number, ...number[]];
    for (const other of others) {
      sql.run('UPDATE messages SET profile_id = ? WHERE profile_id = ?', into, other);
      sql.run('UPDATE identifiers SET profile_id = ? WHERE profile_id = ?', into, other);
      sql.run(
        'UPDATE profiles SET merges = merges + 1 + (SELECT merges FROM profiles WHERE id = ?) WHERE id = ?',
        other,
        into,
      );
      traits.move(other, into);
      sql.run('DELETE FROM profiles WHERE id = ?', other);
    }
    return into;
  }

  /** The next message in order of time, in a component where a limit can bite. */
  function resolveNext(componentId: number, placed: Placed): Resolution {
    const states = new Map<number, ProfileState & { id: number }>();
    const profileOf = (identifier: Identifier) => {
      const id = findHolder(identifier)?.profile_id;
      if (!id) return undefined;
      if (!states.has(id)) states.set(id, { id, ...loadState(id) });
      return states.get(id);
    };
    const { timestamp } = placed.message;
    const { kept, demoted, profiles } = decide(
      { identifiers: placed.identifiers, timestamp },
      profileOf,
      rules,
    );
    const profileId = mergeProfiles(profiles.map(({ id }) => id)) ?? createProfile(componentId);
    for (const { type, value } of kept) {
      sql.run(
        `UPDATE identifiers SET profile_id = ?, created_at = ?, first_message_id = ?, source_id = ?
         WHERE collection = 'users' AND type = ? AND value = ? AND profile_id IS NULL`,
        profileId,
        timestamp,
        placed.message.messageId,
        placed.sourceId,
        type,
        value,
      );
    }
    setLast(componentId, placed.message);
    return { profileId, demoted };
  }

  function loadState(profileId: number): ProfileState {
    const identifiers: ProfileState['identifiers'] = new Map();
    const rows = sql.all<{ type: string; value: string; created_at: number }>(
      'SELECT type, value, created_at FROM identifiers WHERE profile_id = ?',
      profileId,
    );
    for (const { type, value, created_at } of rows) {
      identifiers.set(
        type,
        (identifiers.get(type) ?? new Map<string, number>()).set(value, created_at),
      );
    }
    const merges =
      sql.get<{ merges: number }>('SELECT merges FROM profiles WHERE id = ?', profileId)?.merges ??
      0;
    return { merges, identifiers };
  }

  /** Resolves a whole component anew, in the order in which its messages happened. */
  function replay(componentId: number, placed: Placed): Resolution {
    const old = sql
      .all<{ id: number }>('SELECT id FROM profiles WHERE component_id = ?', componentId)
      .map(({ id }) => id);
    const rows = old.flatMap((id) =>
      sql.all<StoredMessage>(`SELECT ${columns} FROM messages WHERE profile_id = ?`, id),
    );
    const messages = [...rows, toRow(placed)].toSorted(byTime).map((row) => {
      const body = JSON.parse(row.body) as JsonObject;
      return { row, body, timestamp: row.timestamp, identifiers: rules.identifiersOf({ body }) };
    });
    for (const id of old) {
      traits.forget(id);
      sql.run('DELETE FROM profiles WHERE id = ?', id);
    }
    sql.run('UPDATE identifiers SET profile_id = NULL WHERE component_id = ?', componentId);

    let resolution: Resolution = { profileId: null, demoted: [] };
    for (const { messages: members, merges } of resolveAll(messages, rules)) {
      const profileId = createProfile(componentId);
      sql.run('UPDATE profiles SET merges = ? WHERE id = ?', merges, profileId);
      for (const { message, kept, demoted } of members.toSorted((a, b) =>
        byTime(a.message.row, b.message.row),
      )) {
        const { row, body } = message;
        store(row, kept, demoted, profileId);
        if (row.seq === placed.seq) resolution = { profileId, demoted };
        else
          traits.record(profileId, {
            ...row,
            messageId: row.message_id,
            sourceId: row.source_id,
            ...toUnifyView(body),
          });
      }
    }
    const last = messages.at(-1)?.row;
    if (last) setLast(componentId, { timestamp: last.timestamp, messageId: last.message_id });
    return resolution;
  }

  function store(
    row: StoredMessage,
    kept: Identifier[],
    demoted: Identifier[],
    profileId: number,
  ): void {
    const names = demoted.length > 0 ? JSON.stringify(demoted) : null;
    sql.run(
      'UPDATE messages SET profile_id = ?, demoted = ? WHERE seq = ?',
      profileId,
      names,
      row.seq,
    );
    for (const { type, value } of kept) {
      sql.run(
        `UPDATE identifiers SET profile_id = ?, created_at = ?, first_message_id = ?, source_id = ?
         WHERE collection = 'users' AND type = ? AND value = ? AND profile_id IS NULL`,
        profileId,
        row.timestamp,
        row.message_id,
        row.source_id,
        type,
        value,
      );
    }
  }

  function lastMoment(componentId: number): Moment | undefined {
    const kept = sql.get<{ timestamp: number | null; messageId: string }>(
      'SELECT last_timestamp AS timestamp, last_message_id AS messageId FROM components WHERE id = ?',
      componentId,
    );
    if (kept && kept.timestamp !== null) return kept as Moment;
    return sql.get<{ timestamp: number; messageId: string }>(
      `SELECT timestamp, message_id AS messageId FROM messages
       WHERE profile_id IN (SELECT id FROM profiles WHERE component_id = ?)
       ORDER BY timestamp DESC, message_id DESC LIMIT 1`,
      componentId,
    );
  }

  function setLast(componentId: number, { timestamp, messageId }: Moment): void {
    sql.run(
      'UPDATE components SET contested = 1, last_timestamp = ?, last_message_id = ? WHERE id = ?',
      timestamp,
      messageId,
      componentId,
    );
  }

  return { place };
}

function distinctProfiles(holders: (Holder | undefined)[]): number[] {
  return [...new Set(holders.flatMap((holder) => holder?.profile_id ?? []))];
}

const columns = 'seq, timestamp, message_id, source_id, body';

function toRow({ seq, sourceId, message, json }: Placed): StoredMessage {
  const { timestamp, messageId } = message;
  return { seq, timestamp, message_id: messageId, source_id: sourceId, body: json };
}

function isBefore(a: Moment, b: Moment | undefined): boolean {
  return b !== undefined && (a.timestamp - b.timestamp || compare(a.messageId, b.messageId)) < 0;
}

function latest(moments: (Moment | undefined)[]): Moment | undefined {
  return moments.reduce(
    (best, moment) => (moment && !isBefore(moment, best) ? moment : best),
    undefined,
  );
}

function byTime(a: StoredMessage, b: StoredMessage): number {
  return a.timestamp - b.timestamp || compare(a.message_id, b.message_id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
