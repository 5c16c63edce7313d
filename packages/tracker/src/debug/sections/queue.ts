import type { MessageReport } from '../../docent.ts';
import type { Message } from '../../message.ts';
import type { OutboxEntry } from '../../outbox.ts';
import type { Snapshot, TrackerFacts } from '../facts.ts';
import type { Row, Section, Tone, ToTime } from '../section.ts';

type Status = MessageReport['status'] | 'on its way';

interface Item {
  readonly message: Message;
  readonly status: Status;
}

const tones: Readonly<Record<Status, Tone>> = {
  sent: 'good',
  kept: 'warning',
  held: 'warning',
  dropped: 'bad',
  'on its way': undefined,
};

/**
 * The messages to Segment, latest first: what has arrived, what waits and why, what was dropped and why.
 *
 * @example
 * toQueueSection(snapshot, toTime).summary; // '2 sent · 1 held'
 */
export function toQueueSection({ tracker }: Snapshot, toTime: ToTime): Section {
  const items = listItems(tracker);
  const count = (status: Status): number => items.filter((item) => item.status === status).length;
  const counts = (Object.keys(tones) as Status[])
    .filter((status) => count(status) > 0)
    .map((status) => `${count(status)} ${status}`);
  return {
    id: 'queue',
    title: 'Messages',
    summary: counts.join(' · ') || 'none',
    tone: count('dropped') > 0 ? 'bad' : count('kept') + count('held') > 0 ? 'warning' : 'good',
    rows: items.toReversed().map((item) => toRow(item, tracker, toTime)),
    note: 'To Segment, since this page was loaded, and what earlier pages could not send.',
  };
}

/** Each message once, as it stands now, in the order in which they happened. */
function listItems({ recent, unsent }: TrackerFacts): readonly Item[] {
  const items = new Map<string, Item>();
  for (const { name, detail } of recent) {
    if (name !== 'message') continue;
    const { message, status } = detail as MessageReport;
    items.set(message.messageId, { message, status });
  }
  for (const { message, state } of unsent)
    items.set(message.messageId, {
      message,
      status: toStatus(state, items.get(message.messageId)),
    });
  return [...items.values()].toSorted(
    (one, other) => Date.parse(one.message.timestamp) - Date.parse(other.message.timestamp),
  );
}

function toStatus(state: OutboxEntry['state'], known: Item | undefined): Status {
  if (state === 'held') return 'held';
  return known?.status === 'kept' ? 'kept' : 'on its way';
}

function toRow({ message, status }: Item, facts: TrackerFacts, toTime: ToTime): Row {
  const { type, name, event, timestamp, messageId } = message;
  const what = [type, event ?? name].filter(Boolean).join(' ');
  const why = toReason(status, facts);
  return {
    label: toTime(Date.parse(timestamp)),
    text: `${status}: ${what}${why && `. ${why}`}`,
    tone: tones[status],
    json: message,
    key: messageId,
  };
}

function toReason(status: Status, { config, decided, reader, recent }: TrackerFacts): string {
  if (status === 'kept') return 'Segment could not be reached; it is tried again';
  if (status === 'held')
    return decided.state === 'unknown' ? 'It waits for consent' : 'It waits for a phone';
  if (status !== 'dropped') return '';
  if (decided.state === 'denied') return 'The reader refused consent';
  if (config.isPrivate && config.identifiedOnly && !reader.phone)
    return 'The browser asks for privacy, and only known readers are told of';
  const refusal = recent.findLast(
    ({ name, detail }) => name === 'error' && (detail as { reason: string }).reason === 'refused',
  );
  return refusal ? (refusal.detail as { message: string }).message : 'Consent was withdrawn';
}
