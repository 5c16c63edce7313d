import type { Conversation } from '../../../../emulator/twilio/store/records.ts';
import type { Draft } from '../../draft.ts';
import { parseRecord, toText, type JsonRecord } from '../../words/read-record.ts';
import { readAttributes } from './read-attributes.ts';

/** A record that became another; `before` is missing when it is new, `after` when it was removed. */
export interface ChangeOf<R> {
  readonly before?: R | undefined;
  readonly after?: R | undefined;
  /** ms since 1970 */
  readonly at: number;
}

/** What a change of a conversation means: it began, was closed or removed, or its ChannelAttributes were written. */
export function toConversationDrafts(change: ChangeOf<Conversation>): Draft[] {
  const { before, after, at } = change;
  const record = after ?? before;
  if (!record) return [];
  const common = {
    at,
    source: 'twilio' as const,
    conversationSid: record.sid,
    tells: readAttributes(record.attributes),
  };
  const state = toStateTitle(change);
  return [
    ...(state ? [{ ...common, kind: 'chat' as const, title: state, raw: toRaw(record) }] : []),
    ...(after ? toAttributeDrafts({ before, after, at }, common) : []),
  ];
}

function toStateTitle({ before, after }: ChangeOf<Conversation>): string | undefined {
  if (!before) return 'Conversation created';
  if (!after) return 'Conversation removed';
  if (before.state === after.state) return undefined;
  return after.state === 'active' ? 'Conversation opened again' : `Conversation ${after.state}`;
}

type Common = Pick<Draft, 'at' | 'source' | 'conversationSid' | 'tells'>;

function toAttributeDrafts(
  { before, after }: { before?: Conversation | undefined; after: Conversation; at: number },
  common: Common,
): Draft[] {
  const now = parseRecord(after.attributes);
  const earlier = before ? parseRecord(before.attributes) : {};
  const changed = changedKeys(earlier, now);
  // Twice the same is written to be sure; it is nothing new.
  if (changed.length === 0) return [];
  const verb = Object.keys(earlier).length > 0 ? 'changed' : 'written';
  const title = `ChannelAttributes ${verb}: ${tellPhone(now)}`;
  return [{ ...common, kind: 'attributes', title, detail: changed.join(', '), raw: now }];
}

/** Studio reads `from` alone: a phone that is only claimed may be kept from it. */
function tellPhone({ from, claimed_phone: claimed }: JsonRecord): string {
  if (toText(from) !== undefined) return `from ${String(from)}`;
  return toText(claimed) === undefined ? 'no phone' : `no from; ${String(claimed)} is only claimed`;
}

function changedKeys(before: JsonRecord, after: JsonRecord): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

function toRaw({ attributes, ...record }: Conversation) {
  return { ...record, attributes: parseRecord(attributes) };
}
