import type { Sql } from '../shared/database.ts';
import type { Stream } from '../shared/serve-stream.ts';
import type { Identifier } from './identifiers.ts';
import type { Message } from './messages.ts';

/** What became of something received. */
export type Outcome = 'accepted' | 'duplicate' | 'discarded' | 'rejected';

/** One line of the stream: what was received, in order of arrival, and what became of it. */
export interface StreamedMessage {
  seq: number;
  receivedAt: string;
  outcome: Outcome;
  reason: string | null;
  sourceId: string | null;
  type: string | null;
  messageId: string | null;
  /** The profile that it went to; `null` when it went to none. */
  profile: number | null;
  /** The identifiers that would have pushed a profile past a limit; missing where there are none. */
  demoted?: readonly Identifier[];
  body: unknown;
}

/** A line to add; what does not apply to it is left out. */
export interface Line extends Partial<Pick<Message, 'timestamp' | 'event'>> {
  seq: number;
  /** ms since 1970 */
  receivedAt: number;
  outcome: Outcome;
  reason?: string;
  sourceId?: string | null;
  type?: string | null;
  messageId?: string | null;
  profileId?: number | null;
  demoted?: readonly unknown[];
  /** JSON */
  body?: string;
}

/** Adds a line to the stream. */
export function appendLine(sql: Sql, line: Line): void {
  const { demoted = [] } = line;
  sql.run(
    `INSERT INTO messages
       (seq, received_at, outcome, reason, source_id, type, message_id, timestamp, event, profile_id, demoted, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    line.seq,
    line.receivedAt,
    line.outcome,
    line.reason ?? null,
    line.sourceId ?? null,
    line.type ?? null,
    line.messageId ?? null,
    line.timestamp ?? null,
    line.event ?? null,
    line.profileId ?? null,
    demoted.length > 0 ? JSON.stringify(demoted) : null,
    line.body ?? null,
  );
}

/** The number of the last line; 0 when there is none. */
export function lastSeq(sql: Sql): number {
  return sql.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM messages')?.seq ?? 0;
}

interface Row extends Omit<StreamedMessage, 'receivedAt' | 'body' | 'demoted'> {
  receivedAt: number;
  demoted: string | null;
  body: string | null;
}

/** Reads so many lines behind a number, in order of arrival. */
export function readStream(sql: Sql, after: number, limit: number): StreamedMessage[] {
  return sql
    .all<Row>(
      `SELECT seq, received_at AS receivedAt, outcome, reason, source_id AS sourceId, type, message_id AS messageId,
         profile_id AS profile, demoted, body
       FROM messages WHERE seq > ? ORDER BY seq LIMIT ?`,
      after,
      limit,
    )
    .map(({ demoted, ...row }) => ({
      ...row,
      receivedAt: new Date(row.receivedAt).toISOString(),
      ...(demoted !== null && { demoted: JSON.parse(demoted) as Identifier[] }),
      body: row.body === null ? null : (JSON.parse(row.body) as unknown),
    }));
}

/** The stream, to be read and followed. */
export function toStream({
  sql,
  onGrowth,
}: {
  sql: Sql;
  onGrowth: Stream<StreamedMessage>['onGrowth'];
}): Stream<StreamedMessage> {
  return { read: (after, limit) => readStream(sql, after, limit), onGrowth };
}
