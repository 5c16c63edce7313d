import type { PendingStart } from '../delivery/outbox.ts';
import { FunctionsError, type ChatAccess } from '../session/functions-api.ts';
import type { OutgoingMessage, Trouble } from '../state/model.ts';
import { buildStartRequest, isQuestion } from './build-start-request.ts';
import type { EngineParts, LeaderParts } from './engine-parts.ts';
import type { Sleeper } from '../connection/sleeper.ts';

/** What a start needs besides the parts. */
export interface StartOptions {
  readonly parts: EngineParts;
  readonly means: Pick<LeaderParts, 'api' | 'identity' | 'readPage' | 'isClosed'>;
  /** Between two tries. */
  readonly pauses: Sleeper;
  /** Resolves when Segment knows who is here, or does not answer in time. */
  readonly identified: Promise<void>;
  readonly isStopped: () => boolean;
  readonly onTrouble: (trouble: Trouble | undefined) => void;
}

// The pauses between tries, ms; the last one again and again.
const pausesMs = [1000, 2000, 4000, 8000, 15_000, 30_000];

/**
 * Starts a chat with the first message that waits, trying until the Function answers. The same request goes out each time,
 * from the next page too, so that one chat is opened whatever gets lost. Undefined: refused for good, or stopped.
 *
 * @example
 * const access = await startChat({ parts, means, pauses, identified, isStopped, onTrouble });
 */
export async function startChat(options: StartOptions): Promise<ChatAccess | undefined> {
  const { parts, pauses, identified, isStopped, onTrouble } = options;
  await identified;
  let isTokenRefused = false;
  for (let tries = 0; !isStopped(); tries += 1) {
    const outcome = await tryToStart(options, isTokenRefused);
    if (isStopped()) return undefined;
    if (!(outcome instanceof FunctionsError)) return outcome;
    parts.emit('error', { reason: `start-${outcome.kind}`, message: outcome.message });
    // The visitor is a claimed one then; the page's developer has been told.
    if (outcome.kind === 'identity' && !isTokenRefused) isTokenRefused = true;
    // The start of an earlier page, whose chat is over: this is another chat.
    else if (outcome.kind === 'over') await parts.outbox.writeStart(undefined);
    else if (outcome.kind === 'later') {
      onTrouble('cannot-start');
      await pauses.sleep(outcome.retryAfterMs ?? pausesMs[tries] ?? 30_000);
    } else return giveUp(options, outcome);
  }
  return undefined;
}

async function giveUp(
  { parts, onTrouble }: StartOptions,
  { kind }: FunctionsError,
): Promise<undefined> {
  await parts.outbox.writeStart(undefined);
  onTrouble(kind === 'phone' ? 'phone-refused' : 'start-refused');
  return undefined;
}

async function tryToStart(
  { parts, means }: Pick<StartOptions, 'parts' | 'means'>,
  isTokenRefused: boolean,
): Promise<ChatAccess | FunctionsError> {
  const { visitors } = parts;
  const { api, identity, readPage, isClosed } = means;
  const { pending, question } = await prepareStart(parts);
  const identityToken = isTokenRefused ? undefined : await identity.fresh();
  const request = buildStartRequest({
    visitor: visitors.read(),
    trail: visitors.readTrail(),
    page: readPage(),
    pending,
    question,
    identityToken,
    isClosed: await isClosed(),
  });
  try {
    return await api.start(request);
  } catch (error) {
    if (error instanceof FunctionsError) return error;
    return new FunctionsError('later', 'The request could not be made.');
  }
}

/** Says first, in storage, what is about to happen: a page that dies in between leaves it to the next one. */
async function prepareStart({ outbox, now, newId }: EngineParts): Promise<{
  pending: PendingStart;
  question: OutgoingMessage | undefined;
}> {
  const waiting = (await outbox.read()).filter(({ delivery }) => delivery !== 'failed');
  const known = await outbox.readStart();
  const [first] = waiting;
  const question = known
    ? waiting.find(({ clientId }) => clientId === known.clientId)
    : first && isQuestion(first)
      ? first
      : undefined;
  const pending = known ?? {
    requestId: newId(),
    ...(question && { clientId: question.clientId }),
    createdAt: now(),
  };
  if (!known) await outbox.writeStart(pending);
  // Its answer may be lost: whoever delivers it later looks for it first.
  if (question) await outbox.mark(question.clientId, { delivery: 'sending', sinceIndex: -1 });
  return { pending, question };
}
