import { readItem, visitorKey, type Visitor, type VisitorPatch } from '@docent/identity';
import type { ChatContext } from '../api.ts';
import { loadPhoneTools } from '../form/phone-tools.ts';
import { isOurs } from '../session/is-ours.ts';
import type { Session } from '../session/session.ts';
import type { ChatEvent } from '../state/chat-event.ts';
import type { EngineParts } from './engine-parts.ts';
import { eraseOwner, hasLeft, readOwner, writeOwner } from './owner.ts';

/** Who sits before the page, as the visitor record says, and whether the chat is theirs. */
export interface Person {
  /** Whether all that is stored belongs to whoever is here now. */
  readonly isTheSame: () => boolean;
  /** What is stored from now on is this visitor's. */
  readonly own: () => void;
  readonly disown: () => void;
  /** Adds to the record, and so to Segment. */
  readonly learn: (patch: VisitorPatch) => Promise<void>;
  /** Resolves when Segment has what was learned last, or does not answer in time. */
  readonly identified: () => Promise<void>;
  readonly setContext: (context: ChatContext) => void;
  readonly signOut: () => void;
  readonly stop: () => void;
}

interface PersonOptions {
  readonly parts: EngineParts;
  readonly apply: (event: ChatEvent) => void;
  readonly owned: () => Session | undefined;
  /** Somebody else has come, or nobody is there any more. */
  readonly onOther: () => void;
  /** More is known of the same visitor. */
  readonly onNews: () => void;
}

/**
 * Follows the visitor record.
 *
 * @example
 * const person = createPerson(options);
 * await person.learn({ phone, source: 'chat' });
 */
export function createPerson({ parts, apply, owned, onOther, onNews }: PersonOptions): Person {
  const { visitors, tracker, emit, now } = parts;
  let identified = Promise.resolve();
  let country = parts.country;

  const isTheSame = (): boolean => {
    const visitor = visitors.read();
    const owner = readOwner();
    if (owner && hasLeft(owner)) return false;
    return [owned(), owner].every((stored) => !stored || isOurs(stored, visitor));
  };
  const own = (): void => writeOwner(visitors.read(), { isTracked: tracker.isThere(), now: now() });
  const show = ({ phone, name }: Visitor): void =>
    apply({ type: 'visitor', visitor: { ...(phone && { phone }), ...(name && { name }) } });
  const allowStorage = (): void => {
    // With a tracker on the page, consent is the tracker's matter; else the visitor's own act is enough.
    if (!tracker.isThere()) visitors.allowStorage(true);
  };
  // What that brings up is nobody's news: before the engine is whole, nobody could be told.
  // What is stored was allowed once, by the visitor's act or by a tracker on another page.
  if (owned() ?? readOwner() ?? readItem(visitorKey)) allowStorage();
  show(visitors.read());
  const stopFollowing = visitors.subscribe((visitor) => {
    show(visitor);
    if (!isTheSame()) return onOther();
    // The next to come is another person than this one.
    if (readOwner()) own();
    onNews();
  });

  const learn = (patch: VisitorPatch): Promise<void> => {
    const { phone } = patch;
    const isNew = phone !== undefined && phone !== visitors.read().phone;
    const listening = isNew ? tracker.listen(phone) : Promise.resolve(undefined);
    const learned = listening.then((listener) => {
      allowStorage();
      visitors.update(patch);
      return listener;
    });
    identified = learned.then((listener) => listener?.told);
    return learned.then(() => {});
  };
  const learnPhone = async (text: string, patch: VisitorPatch): Promise<void> => {
    const { parsePhone } = await loadPhoneTools();
    const parsed = parsePhone(text, country);
    // What `learn` leaves behind resolves once Segment has been told.
    if (parsed.ok) return learn({ ...patch, phone: parsed.phone }).then(() => identified);
    emit('error', { reason: `phone-${parsed.reason}`, message: `setContext: ${parsed.message}` });
    return learn(patch);
  };

  return {
    isTheSame,
    own,
    disown: eraseOwner,
    learn,
    identified: () => identified,
    setContext({ phone, name, email, userId, country: given }) {
      country = given ?? country;
      const patch: VisitorPatch = {
        ...(name && { name }),
        ...(email && { email }),
        ...(userId && { userId }),
        source: 'site',
      };
      if (phone === undefined) {
        if (name || email || userId) void learn(patch);
        return;
      }
      // The start waits for it.
      identified = learnPhone(phone, patch).catch(() =>
        emit('error', { reason: 'phone-unavailable', message: 'The phone could not be checked.' }),
      );
    },
    signOut: () => visitors.clear(),
    stop() {
      stopFollowing();
      visitors.stop();
    },
  };
}
