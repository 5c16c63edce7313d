import type { Sql } from '../shared/database.ts';
import type { Identifier, IdentifierRules } from './identifiers.ts';
import { latest, type Moment } from './order.ts';
import { caps } from './resolve.ts';

/** Where an identifier stands in the graph. */
export interface Holder {
  /** `null` while every message that carried it demoted it. */
  profile_id: number | null;
  component_id: number;
  /** ms since 1970 */
  created_at: number;
  contested: 0 | 1;
}

/** A message that links identifiers. */
export interface Link extends Moment {
  identifiers: readonly Identifier[];
  sourceId: string;
}

/** Everything that messages ever linked, whether or not limits allowed the merge. */
export interface Component {
  id: number;
  /** A limit can bite here, so the order of its messages matters. */
  contested: boolean;
  /** It has just become so: until now its profiles came by linking alone. */
  justContested: boolean;
  /** The last message, in order of time, that a contested component has seen. */
  last: Moment | undefined;
}

/** The components of the identity graph in the database. */
export interface Components {
  findHolder(identifier: Identifier): Holder | undefined;
  /** Puts all identifiers of a message into one component. `holders` are those of its identifiers, in their order. */
  link(link: Link, holders: readonly (Holder | undefined)[]): Component;
  /** Notes the last message of a contested component. */
  setLast(id: number, moment: Moment): void;
}

export function createComponents(sql: Sql, rules: Pick<IdentifierRules, 'limitOf'>): Components {
  function link(
    { identifiers, sourceId, ...moment }: Link,
    holders: readonly (Holder | undefined)[],
  ): Component {
    const found = holders.flatMap((holder) => holder ?? []);
    const ids = [...new Set(found.map((holder) => holder.component_id))];
    const wasContested = found.some((holder) => holder.contested === 1);
    // Before the components are joined: afterwards their last messages can no longer be told apart.
    const last = wasContested ? latest(ids.map(lastMoment)) : undefined;
    const id = merge(ids) ?? sql.run('INSERT INTO components DEFAULT VALUES');
    for (const { type, value } of identifiers.filter((_, index) => !holders[index])) {
      sql.run(
        `INSERT INTO identifiers (collection, type, value, component_id, created_at, first_message_id, source_id)
         VALUES ('users', ?, ?, ?, ?, ?, ?)`,
        type,
        value,
        id,
        moment.timestamp,
        moment.messageId,
        sourceId,
      );
    }
    const contested = wasContested || canLimitsBite(id);
    if (last) setLast(id, last);
    return { id, contested, justContested: contested && !wasContested, last };
  }

  function canLimitsBite(id: number): boolean {
    const counts = sql.all<{ type: string; n: number }>(
      'SELECT type, count(*) AS n FROM identifiers WHERE component_id = ? GROUP BY type',
      id,
    );
    const mappings = counts.reduce((sum, { n }) => sum + n, 0);
    // A component of so few values cannot have seen more merges than that, in any order.
    return mappings > caps.merges || counts.some(({ type, n }) => n > rules.limitOf(type).count);
  }

  function merge([into, ...others]: readonly number[]): number | undefined {
    if (into === undefined) return undefined;
    for (const other of others) {
      sql.run('UPDATE identifiers SET component_id = ? WHERE component_id = ?', into, other);
      sql.run('UPDATE profiles SET component_id = ? WHERE component_id = ?', into, other);
      sql.run('DELETE FROM components WHERE id = ?', other);
    }
    return into;
  }

  function lastMoment(id: number): Moment | undefined {
    const [noted] = sql.all<Moment>(
      `SELECT last_timestamp AS timestamp, last_message_id AS messageId FROM components
       WHERE id = ? AND last_timestamp IS NOT NULL`,
      id,
    );
    return (
      noted ??
      sql.get<Moment>(
        `SELECT timestamp, message_id AS messageId FROM messages
         WHERE profile_id IN (SELECT id FROM profiles WHERE component_id = ?)
         ORDER BY timestamp DESC, message_id DESC LIMIT 1`,
        id,
      )
    );
  }

  function setLast(id: number, { timestamp, messageId }: Moment): void {
    sql.run(
      'UPDATE components SET contested = 1, last_timestamp = ?, last_message_id = ? WHERE id = ?',
      timestamp,
      messageId,
      id,
    );
  }

  return {
    link,
    setLast,
    findHolder: ({ type, value }) =>
      sql.get<Holder>(
        `SELECT profile_id, component_id, created_at, contested FROM identifiers
         JOIN components ON components.id = component_id
         WHERE collection = 'users' AND type = ? AND value = ?`,
        type,
        value,
      ),
  };
}
