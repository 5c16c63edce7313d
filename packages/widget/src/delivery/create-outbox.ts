import type { OutgoingMessage } from '../state/model.ts';
import { createOutboxDatabase, type Edit, type OutboxKey } from './outbox-database.ts';
import type { Outbox } from './outbox.ts';
import { parseOutgoing, parseStart } from './parse-outgoing.ts';

// Nobody expects what they wrote before that to go out now.
const maxAgeMs = 2 * 24 * 60 * 60 * 1000;

/**
 * Makes an outbox of this site: in IndexedDB, and in the memory of the page as far as that is refused. Calls are done one
 * after the other, so that `clear` also forgets what was to be added before it. What is over two days old is dropped.
 *
 * @example
 * const outbox = createOutbox();
 * await outbox.add({ clientId: newId(), body: 'Hello', createdAt: Date.now(), delivery: 'queued' });
 */
export function createOutbox(): Outbox {
  const database = createOutboxDatabase();
  /** As they are, where the database could not take that; undefined for what it could not remove. */
  const kept = new Map<string, OutgoingMessage | undefined>();
  const keptValues = new Map<OutboxKey, unknown>();
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <Result>(task: () => Promise<Result>): Promise<Result> => {
    const result = last.then(task, task);
    last = result;
    return result;
  };
  const read = async (): Promise<readonly OutgoingMessage[]> => {
    const stored = await database
      .readMessages((value) => whenRecent(parseOutgoing(value)))
      .catch(() => []);
    const all = new Map([
      ...stored.map((message) => [message.clientId, message] as const),
      ...kept,
    ]);
    return [...all.values()].flatMap((message) => whenRecent(message) ?? []);
  };
  const add = async (message: OutgoingMessage): Promise<void> => {
    const { clientId } = message;
    if (kept.get(clientId)) return;
    // Where some are kept here, the next one is too, or it would overtake them.
    const isStored = kept.size === 0 && (await works(database.addMessage(message)));
    if (isStored) return;
    kept.delete(clientId);
    kept.set(clientId, message);
  };
  const edit = async (clientId: string, change: Edit): Promise<void> => {
    const isStored = await works(database.editMessage(clientId, change));
    if (isStored && !kept.has(clientId)) return;
    const message = (await read()).find((one) => one.clientId === clientId);
    const edited = message && change(message);
    if (edited?.isLast || (isStored && !edited)) kept.delete(clientId);
    if (edited || !isStored) kept.set(clientId, edited?.message);
  };
  const readValue = (key: OutboxKey): Promise<unknown> =>
    inTurn(async () =>
      keptValues.has(key) ? keptValues.get(key) : database.readValue(key).catch(() => undefined),
    );
  const writeValue = (key: OutboxKey, value: unknown): Promise<void> =>
    inTurn(async () => {
      if (await works(database.writeValue(key, value))) keptValues.delete(key);
      else keptValues.set(key, value);
    });
  const clear = async (): Promise<void> => {
    if (await works(database.clear())) {
      kept.clear();
      keptValues.clear();
      return;
    }
    for (const { clientId } of await read()) kept.set(clientId, undefined);
    for (const key of ['draft', 'start'] as const) keptValues.set(key, undefined);
  };

  return {
    read: () => inTurn(read),
    add: (message) => inTurn(() => add(message)),
    mark: (clientId, change) => inTurn(() => edit(clientId, toMarked(change))),
    requeue: (clientId) => inTurn(() => edit(clientId, toRequeued)),
    remove: (clientId) => inTurn(() => edit(clientId, () => undefined)),
    readDraft: async () => toText(await readValue('draft')),
    writeDraft: (text) => writeValue('draft', text || undefined),
    readStart: async () => whenRecent(parseStart(await readValue('start'))),
    writeStart: (start) => writeValue('start', start),
    clear: () => inTurn(clear),
    close: () => void inTurn(async () => database.close()),
  };
}

type MessageChange = Parameters<Outbox['mark']>[1];

function toMarked(change: MessageChange): Edit {
  return (stored) => {
    const message = parseOutgoing(stored);
    return message && { message: { ...withoutRefusal(message), ...change } };
  };
}

/** One that another tab has sent again already is left alone. */
function toRequeued(stored: unknown): ReturnType<Edit> {
  const message = parseOutgoing(stored);
  if (message?.delivery !== 'failed') return message && { message };
  const { sinceIndex: _, ...rest } = withoutRefusal(message);
  return { message: { ...rest, delivery: 'queued' }, isLast: true };
}

function withoutRefusal(message: OutgoingMessage): OutgoingMessage {
  const { refusal: _, ...rest } = message;
  return rest;
}

/** Unless it is too old; by a clock that may have jumped either way. */
function whenRecent<Value extends { readonly createdAt: number }>(
  value: Value | undefined,
): Value | undefined {
  return value && Math.abs(Date.now() - value.createdAt) <= maxAgeMs ? value : undefined;
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function works(task: Promise<unknown>): Promise<boolean> {
  return task.then(
    () => true,
    () => false,
  );
}
