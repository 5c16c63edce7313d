import type { OutgoingMessage } from '../state/model.ts';
import type { SendOutcome } from '../transport/transport.ts';
import type { CreateDelivery } from './delivery.ts';

const firstPauseMs = 500;
const maxPauseMs = 30_000;
// A message may have left before its answer was given up.
const settleMs = 2_500;

/**
 * Makes the delivery of the tab that leads. What is known of a message is in the outbox before anything is done with it,
 * so that the next page goes on where this one has stopped.
 *
 * @example
 * const delivery = createDelivery({ outbox, line: connection, newestIndex, emit });
 * delivery.pump();
 */
export const createDelivery: CreateDelivery = ({
  outbox,
  line,
  newestIndex,
  emit,
  settle: waitUntilSettled = () => new Promise((resolve) => setTimeout(resolve, settleMs)),
}) => {
  const confirmed = new Set<string>();
  const dropped = new Set<string>();
  let isStarted = false;
  let isStopped = false;
  let isRunning = false;
  /** The outbox has to be read once more. */
  let isAsked = false;
  let failures = 0;
  /** The message under way. */
  let current: string | undefined;
  let interrupt = (): void => {};
  let interrupted: Promise<undefined>;

  const isDone = (clientId: string): boolean => confirmed.has(clientId) || dropped.has(clientId);
  const isOver = (): boolean => isStopped || (current !== undefined && isDone(current));
  /** Waits for it, but no longer than until nobody wants it; undefined then. */
  const wanted = <Result>(work: Promise<Result>) => Promise.race([work, interrupted]);

  const pause = async (atLeastMs: number): Promise<void> => {
    const growingMs = firstPauseMs * 2 ** failures * (0.5 + Math.random() / 2);
    failures += 1;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ms = Math.min(maxPauseMs, Math.max(atLeastMs, growingMs));
    await wanted(new Promise<void>((resolve) => (timer = setTimeout(resolve, ms))));
    clearTimeout(timer);
  };

  const settle = async (clientId: string, outcome: SendOutcome): Promise<void> => {
    if (outcome.kind === 'stored') {
      failures = 0;
      confirmed.add(clientId);
      await outbox.remove(clientId);
    } else if (outcome.kind === 'refused') {
      const { refusal } = outcome;
      failures = 0;
      await outbox.mark(clientId, { delivery: 'failed', refusal });
      emit({ type: 'failed', clientId, refusal });
    } else if (outcome.kind === 'later') {
      await outbox.mark(clientId, { delivery: 'queued' });
      emit({ type: 'unsent', clientId });
      await pause(outcome.retryAfterMs);
    } else {
      // It stays as it is: to be looked for.
      await pause(0);
    }
  };
  const send = async (message: OutgoingMessage): Promise<void> => {
    const { clientId, body, attachments, attributes, sinceIndex } = message;
    const newest = newestIndex();
    await outbox.mark(clientId, {
      delivery: 'sending',
      // Behind its first try, which may arrive late.
      sinceIndex: Math.min(sinceIndex ?? newest, newest),
    });
    if (isOver()) return;
    emit({ type: 'sending', clientId });
    const upload = new AbortController();
    const sending = line.send({
      clientId,
      body,
      ...(attachments && { attachments }),
      ...(attributes && { attributes }),
      onProgress: (progress) => {
        if (!upload.signal.aborted && !isOver()) emit({ type: 'progress', clientId, progress });
      },
      signal: upload.signal,
    });
    const outcome = await wanted(sending);
    // Where it was interrupted: whoever takes it up after us sends it anew.
    upload.abort();
    if (outcome && !isOver()) await settle(clientId, outcome);
  };
  /** Its answer was lost, here or on an earlier page. */
  const lookFor = async ({ clientId, sinceIndex = -1 }: OutgoingMessage): Promise<void> => {
    let isStored = await wanted(line.isStored(clientId, sinceIndex));
    if (isStored === false) {
      await wanted(waitUntilSettled());
      if (isOver()) return;
      isStored = await wanted(line.isStored(clientId, sinceIndex));
    }
    if (isStored === undefined || isOver()) return;
    if (isStored) {
      await settle(clientId, { kind: 'stored' });
      // It may stand further up than all that the tabs have read, so that no echo tells them.
      emit({ type: 'discarded', clientId });
    } else await outbox.mark(clientId, { delivery: 'queued' });
  };
  const takeNext = async (): Promise<OutgoingMessage | undefined> => {
    const messages = await outbox.read();
    for (const { clientId } of messages) {
      if (isDone(clientId)) await outbox.remove(clientId);
    }
    return messages.find(({ clientId, delivery }) => delivery !== 'failed' && !isDone(clientId));
  };
  const step = async (): Promise<void> => {
    isAsked = false;
    current = undefined;
    interrupted = new Promise((resolve) => (interrupt = () => resolve(undefined)));
    await wanted(line.whenUp());
    // Only now: the visitor may have discarded it while the line was down.
    const next = isStopped ? undefined : await takeNext();
    if (!next) return;
    isAsked = true;
    current = next.clientId;
    if (!isOver()) await (next.delivery === 'sending' ? lookFor(next) : send(next));
  };
  const hasWork = (): boolean => isAsked && !isStopped;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (hasWork()) await step().catch(() => pause(0));
    isRunning = false;
  };
  const pump = (): void => {
    isStarted = true;
    isAsked = true;
    if (!isRunning) void run();
  };

  return {
    pump,
    confirm(clientId) {
      confirmed.add(clientId);
      if (clientId === current) interrupt();
      // Takes it out of the outbox.
      if (isStarted) pump();
    },
    drop(clientId) {
      dropped.add(clientId);
      if (clientId === current) interrupt();
    },
    stop() {
      isStopped = true;
      interrupt();
    },
  };
};
