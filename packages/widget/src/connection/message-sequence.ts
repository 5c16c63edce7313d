import type { StoredMessage } from '../state/model.ts';
import type { MessagePage, Transport } from '../transport/transport.ts';

/** Where messages go. */
export interface MessageSequenceOptions {
  /** The highest index that is known already, -1 for none. */
  readonly newestIndex: () => number;
  readonly onMessage: (message: StoredMessage) => void;
  /** The newest messages, in place of all that may have been missed. */
  readonly onLatest: (page: MessagePage) => void;
}

/** Puts what one connection after the other brings into one order, each message once. */
export interface MessageSequence {
  /** A message waits: its connection is not open yet. */
  readonly hold: (message: StoredMessage) => void;
  /** A message has come in. True: some before it are missing. */
  readonly add: (message: StoredMessage) => boolean;
  /** A connection is open, with these newest messages. True: some after them are missing. */
  readonly begin: (page: MessagePage) => boolean;
  /** Reads what is missing. Rejects when the line fails. */
  readonly catchUp: (transport: Pick<Transport, 'readAfter' | 'readLatest'>) => Promise<void>;
}

const pageSize = 30;
// Who has missed more than so many pages sees the newest, and loads the others where they are wanted.
const maxPages = 10;
// Messages that were removed leave a hole, too; this is no number of messages to be late.
const maxHole = 100;

/**
 * Makes a sequence. A message is told after the one before it; where a number is missing, once the server has been asked
 * for it.
 *
 * @example
 * const sequence = createMessageSequence({ newestIndex, onMessage, onLatest });
 * if (sequence.add(message)) await sequence.catchUp(transport);
 */
export function createMessageSequence({
  newestIndex,
  onMessage,
  onLatest,
}: MessageSequenceOptions): MessageSequence {
  let told = -1;
  let held: StoredMessage[] = [];
  /** Numbers that were passed over: who bears one was only late. */
  const holes = new Set<number>();
  /** The connection that is being read from: others wait, and an old one's answer is not wanted. */
  let reader: object | undefined;
  let isAgain = false;

  const isReading = (transport: object): boolean => reader === transport;
  const newest = (): number => Math.max(told, newestIndex());
  const tell = (message: StoredMessage): void => {
    const { index } = message;
    const last = newest();
    if (index <= last && !holes.delete(index)) return;
    if (index - last <= maxHole) for (let hole = last + 1; hole < index; hole += 1) holes.add(hole);
    told = Math.max(told, index);
    onMessage(message);
  };
  /** Tells what is held, `mayPass`: over holes, too. True: there is one left. */
  const release = (mayPass: boolean): boolean => {
    held.sort((one, other) => one.index - other.index);
    for (;;) {
      const [next] = held;
      if (!next || !(mayPass || next.index <= newest() + 1)) return next !== undefined;
      held.shift();
      tell(next);
    }
  };
  const show = (page: MessagePage): boolean => {
    for (const { index } of page.messages) {
      told = Math.max(told, index);
      holes.delete(index);
    }
    onLatest(page);
    return release(false);
  };
  const read = async (transport: Pick<Transport, 'readAfter' | 'readLatest'>): Promise<void> => {
    for (let pages = 0; pages < maxPages; pages += 1) {
      const { messages } = await transport.readAfter(newest());
      if (!isReading(transport)) return;
      for (const message of messages) tell(message);
      if (messages.length < pageSize) {
        // What came in after the question is not in its answer.
        release(!isAgain);
        return;
      }
    }
    const page = await transport.readLatest();
    if (isReading(transport) && show(page)) isAgain = true;
  };
  return {
    hold: (message) => void held.push(message),
    add(message) {
      held.push(message);
      isAgain = true;
      return !reader && release(false);
    },
    begin(page) {
      reader = undefined;
      return show(page);
    },
    async catchUp(transport) {
      isAgain = true;
      if (isReading(transport)) return;
      reader = transport;
      try {
        do {
          isAgain = false;
          await read(transport);
        } while (isAgain && isReading(transport));
      } finally {
        if (isReading(transport)) reader = undefined;
      }
    },
  };
}
